import { useQueryClient } from "@tanstack/react-query";
import { Switch } from "antd";
import { useTranslation } from "react-i18next";
import type { Telephone } from "../../../../shared/contract/calls.ts";
import { api } from "../../../lib/api.ts";
import { telephoneQuery } from "../../../lib/call-queries.ts";
import { useAction } from "../../../ui/use-action.ts";
import styles from "./browser-switch.module.css";

/** Whether calls from the chat ring in my desk. */
export function BrowserSwitch({ telephone: { address, inBrowser } }: { telephone: Telephone }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const save = (to: boolean) =>
    run(
      async () => {
        const body = { address, inBrowser: to };
        client.setQueryData(telephoneQuery.queryKey, await api.put("/api/v1/telephone", { body }));
      },
      t(to ? "desk-voice.switch.on" : "desk-voice.switch.off"),
    );
  return (
    <div className={styles.switch}>
      <Switch id="in-browser" checked={inBrowser} loading={busy} onChange={(to) => void save(to)} />
      <label htmlFor="in-browser">
        {t("desk-voice.switch.label")}
        <small>{t("desk-voice.switch.hint")}</small>
      </label>
    </div>
  );
}
