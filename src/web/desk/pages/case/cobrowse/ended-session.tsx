import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { CobrowseView } from "../../../../../shared/contract/cobrowse.ts";
import { api } from "../../../../lib/api.ts";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./cobrowse.module.css";

/** How the last one ended; of one that took place whoever looked is asked whether it spared a visit. */
export function EndedSession(props: { session: CobrowseView; mine: boolean; onJudged: () => Promise<unknown> }) {
  const { session, mine, onJudged } = props;
  const { t } = useTranslation();
  const { busy, run } = useAction();
  const { id, consentedAt, endedAt, solved } = session;
  const minutes = consentedAt ? Math.max(1, Math.round((Date.parse(endedAt!) - Date.parse(consentedAt)) / 60_000)) : 0;
  const judge = (answer: boolean) =>
    void run(async () => {
      await api.post("/api/v1/cobrowse/:id/solved", { params: { id }, body: { solved: answer } });
      await onJudged();
    });
  return (
    <div>
      <p role="status">
        {t(`desk-cobrowse.ended.${session.endedBy ?? "agent"}`, { name: session.agent.name })}
        {consentedAt && ` ${t("desk-cobrowse.ended.lasted", { count: minutes })}`}
      </p>
      {consentedAt && mine && (
        <fieldset className={styles.judge}>
          <legend>{t("desk-cobrowse.solved.ask")}</legend>
          <Button
            type={solved === true ? "primary" : "default"}
            aria-pressed={solved === true}
            disabled={busy}
            onClick={() => judge(true)}
          >
            {t("desk-cobrowse.solved.yes")}
          </Button>
          <Button
            type={solved === false ? "primary" : "default"}
            aria-pressed={solved === false}
            disabled={busy}
            onClick={() => judge(false)}
          >
            {t("desk-cobrowse.solved.no")}
          </Button>
        </fieldset>
      )}
    </div>
  );
}
