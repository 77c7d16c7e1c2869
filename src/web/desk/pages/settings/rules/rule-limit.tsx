import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./rules.module.css";

/** How often rules may fire in one case within an hour before they are stopped there. */
export function RuleLimit() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const queryKey = ["rule-settings"];
  const settings = useQuery({ queryKey, queryFn: () => api.get("/api/v1/rule-settings") }).data;
  const [typed, setTyped] = useState<number | null>(null);
  if (!settings) return null;
  const value = typed ?? settings.maxPerCaseHour;
  const save = async () => {
    await api.put("/api/v1/rule-settings", { body: { maxPerCaseHour: value } });
    await client.invalidateQueries({ queryKey });
    setTyped(null);
  };
  return (
    <div className={styles.limit}>
      <label htmlFor="rule-limit">{t("desk-rules.limit")}</label>
      <InputNumber id="rule-limit" min={1} max={1_000} precision={0} value={value} onChange={setTyped} />
      {value !== settings.maxPerCaseHour && (
        <Button loading={busy} onClick={() => run(save, t("desk-forms.saved"))}>
          {t("desk-forms.save")}
        </Button>
      )}
    </div>
  );
}
