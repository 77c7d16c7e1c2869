import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { useAction } from "../../../ui/use-action.ts";
import styles from "./cobrowse-page.module.css";

/** Whether customers may be asked to show their pages. */
export function CobrowseSwitch() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const queryKey = ["cobrowse-settings"];
  const settings = useQuery({ queryKey, queryFn: () => api.get("/api/v1/cobrowse/settings") }).data;
  const set = (enabled: boolean) =>
    void run(
      async () => client.setQueryData(queryKey, await api.put("/api/v1/cobrowse/settings", { body: { enabled } })),
      t("desk-forms.saved"),
    );
  return (
    <div className={styles.switch}>
      <Switch
        id="cobrowse-enabled"
        checked={settings?.enabled ?? false}
        disabled={!settings}
        loading={busy}
        onChange={set}
      />
      <label htmlFor="cobrowse-enabled">
        {t("desk-cobrowse.setting")}
        <small>{t("desk-cobrowse.settingHint")}</small>
      </label>
    </div>
  );
}
