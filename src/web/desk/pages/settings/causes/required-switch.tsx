import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./causes.module.css";

/** Whether a complaint needs a cause before somebody solves it. */
export function RequiredSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const queryKey = ["cause-settings"];
  const settings = useQuery({ queryKey, queryFn: () => api.get("/api/v1/cause-settings") }).data;
  const set = (required: boolean) =>
    void run(
      async () => client.setQueryData(queryKey, await api.put("/api/v1/cause-settings", { body: { required } })),
      t("desk-forms.saved"),
    );
  return (
    <div className={styles.required}>
      <Switch
        id="cause-required"
        checked={settings?.required ?? false}
        disabled={!settings}
        loading={busy}
        onChange={set}
      />
      <label htmlFor="cause-required">
        {t("desk-causes-tree.required")}
        <small>{t("desk-causes-tree.requiredHint")}</small>
      </label>
    </div>
  );
}
