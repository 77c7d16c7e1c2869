import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CallStep, MenuEvent } from "../../../../../shared/contract/call-menus.ts";
import { useClock } from "../../../../lib/time.ts";
import { teamsQuery } from "../../../pickers/people.ts";
import styles from "./call-menus.module.css";
import type { Turn } from "./use-trial.ts";

/** One turn of a pretended call: what the caller did, and what came of it. */
export function TrialTurn({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const did = didOf(turn.event);
  return (
    <li>
      {did && <p className={styles.did}>{t(`desk-call-menus.try.did.${did.key}`, { keys: did.keys })}</p>}
      <ul>
        {turn.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was heard never changes its order
          <li key={index}>
            <Heard step={step} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function Heard({ step }: { step: CallStep }) {
  const { t } = useTranslation();
  const clock = useClock();
  const teams = useQuery(teamsQuery).data;
  switch (step.do) {
    case "say":
      return (
        <p lang={step.language} className={styles.heard}>
          {step.text || step.audio}
        </p>
      );
    case "ask":
      return null;
    case "queue": {
      const team = teams?.find(({ id }) => id === step.teamId)?.name ?? t("desk-call-menus.fields.accountsTeam");
      return <p className={styles.soft}>{t("desk-call-menus.try.does.queue", { team })}</p>;
    }
    case "record":
      return (
        <p className={styles.soft}>
          {t("desk-call-menus.try.does.record", { time: clock.duration(step.longestS * 1_000) })}
        </p>
      );
    case "callback":
      return (
        <p className={styles.soft}>
          {step.slotAt
            ? t("desk-call-menus.try.does.callbackAt", { time: clock.dateTime(step.slotAt) })
            : t("desk-call-menus.try.does.callback", { time: clock.duration(step.withinMinutes * 60_000) })}
        </p>
      );
    case "transfer":
      return <p className={styles.soft}>{t("desk-call-menus.try.does.transfer", { to: step.to })}</p>;
    case "hang-up":
      return <p className={styles.soft}>{t("desk-call-menus.try.does.hang-up")}</p>;
  }
}

function didOf(event: MenuEvent): { key: string; keys?: string } | null {
  if (event.kind === "begin") return null;
  return event.kind === "keys" ? { key: "keys", keys: event.keys } : { key: event.kind };
}
