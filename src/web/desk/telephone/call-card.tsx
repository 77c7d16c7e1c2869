import { useTranslation } from "react-i18next";
import type { CallView } from "../../../shared/contract/calls.ts";
import { spokenTime } from "../../lib/spoken-time.ts";
import styles from "./call-card.module.css";
import { CallClock } from "./call-clock.tsx";
import { CallSign } from "./call-sign.tsx";
import { useCallWords } from "./call-words.ts";
import { DialButton } from "./dial-button.tsx";
import { RecordingPlayer } from "./recording-player.tsx";
import { useMenuWay } from "./use-menu-way.ts";

/** A call as it stands in a conversation: how it went, the way through the menu, what was recorded, calling back. */
export function CallCard({ call }: { call: CallView }) {
  const { t } = useTranslation();
  const wordsOf = useCallWords();
  const wayOf = useMenuWay();
  const { words, isMissed } = wordsOf(call);
  const way = wayOf(call);
  const facts = [
    call.number,
    way && t("desk-telephone.card.way", { way }),
    call.queuedAt && call.outcome && t("desk-telephone.card.waited", { time: waited(call) }),
    call.orderNumber && t("desk-telephone.card.order", { number: call.orderNumber }),
    call.mayRecord === null ? "" : t(`desk-voice.record.${call.mayRecord ? "yes" : "no"}`),
  ].filter(Boolean);
  return (
    <div className={`${styles.card} ${isMissed ? styles.missed : ""}`}>
      <p className={styles.what}>
        <CallSign call={call} />
        <b>{words}</b>
        {call.outcome === null && call.answeredAt && <CallClock since={call.answeredAt} />}
        {(isMissed || call.outcome === "voicemail" || call.outcome === "callback") && call.customer && call.number && (
          <DialButton
            customer={call.customer}
            number={call.number}
            caseId={call.caseId ?? undefined}
            text={t("desk-telephone.card.callBack")}
          />
        )}
      </p>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {call.recordings.map((recording) => (
        <RecordingPlayer key={recording.number} callId={call.id} recording={recording} />
      ))}
    </div>
  );
}

function waited({ queuedAt, answeredAt, endedAt, startedAt }: CallView): string {
  const until = answeredAt ?? endedAt ?? startedAt;
  return spokenTime((Date.parse(until) - Date.parse(queuedAt ?? startedAt)) / 1000);
}
