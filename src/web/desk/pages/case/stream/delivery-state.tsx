import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import type { MessageView, DeliveryState as State } from "../../../../../shared/contract/conversations.ts";
import { useSecondDrawing } from "../../../../lib/second-drawing.ts";
import { useClock } from "../../../../lib/time.ts";
import styles from "./stream.module.css";

/** Plain signs only: what a system has no letters for is drawn as a box. */
const signs: Record<State, string> = {
  scheduled: "○",
  queued: "○",
  sending: "→",
  sent: "✓",
  delivered: "✓✓",
  read: "✓✓",
  bounced: "←",
  failed: "×",
  cancelled: "–",
};

/** Where an outgoing message is; a tap shows every attempt. */
export function DeliveryState({ message }: { message: MessageView }) {
  const { t } = useTranslation();
  const clock = useClock();
  const delivery = message.delivery!;
  const isBad = delivery.state === "failed" || delivery.state === "bounced";
  const ready = useSecondDrawing();
  const word = (
    <Button type="text" size="small" danger={isBad} className={styles.delivery}>
      <span aria-hidden="true">{signs[delivery.state]}</span> {t(`desk-message.delivery.${delivery.state}`)}
    </Button>
  );
  if (!ready) return word;
  const content = (
    <div className={styles.attempts}>
      <p>{t(`desk-message.delivery.${delivery.state}Hint`)}</p>
      {delivery.error && <p className={styles.bad}>{delivery.error}</p>}
      <ol>
        {delivery.attempts.map((attempt) => (
          <li key={attempt.at + attempt.outcome}>
            <time dateTime={attempt.at}>{clock.full(attempt.at)}</time> {attempt.outcome}
            {attempt.detail && `: ${attempt.detail}`}
          </li>
        ))}
      </ol>
    </div>
  );
  return (
    <Popover trigger={["click"]} content={content} title={t(`desk-message.delivery.${delivery.state}`)}>
      {word}
    </Popover>
  );
}
