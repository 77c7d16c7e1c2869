import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { DeliveryState } from "../../../../shared/contract/conversations.ts";
import type { TimelineItem } from "../../../../shared/contract/customers.ts";
import { isCall, mayBeCall } from "../../../lib/call-queries.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { useClock } from "../../../lib/time.ts";
import { CaseLink } from "../../links.tsx";
import { CallCard } from "../../telephone/call-card.tsx";
import { useCallOf } from "../../telephone/use-call-of.ts";
import { useLogWords } from "../case/log-words.ts";
import styles from "./customer.module.css";

/** One line: a message with its first words, a note, or a fact in a sentence; and the case it belongs to. */
export function TimelineLine({ item, customerId }: { item: TimelineItem; customerId: number }) {
  const clock = useClock();
  const isMessage = item.kind === "message" || item.kind === "note";
  return (
    <li className={`${styles.line} ${isMessage ? styles[item.direction ?? "in"] : styles.fact}`}>
      <time dateTime={item.at} title={clock.full(item.at)}>
        {clock.time(item.at)}
      </time>
      <div>
        <Words item={item} customerId={customerId} />
        {item.caseId !== null && item.caseSubject !== null && (
          <small className={styles.case}>
            <CaseLink id={item.caseId}>
              #{item.caseId} {item.caseSubject}
            </CaseLink>
          </small>
        )}
      </div>
    </li>
  );
}

function Words({ item, customerId }: { item: TimelineItem; customerId: number }) {
  const said = { channel: item.channel, direction: item.direction };
  if (item.kind === "message" && (isCall(said) || mayBeCall(said))) {
    return <CallWords item={item} customerId={customerId} />;
  }
  return item.kind === "message" || item.kind === "note" ? <MessageWords item={item} /> : <FactWords item={item} />;
}

/** A call says how it went; one of long ago, the line that stands for it. */
function CallWords({ item, customerId }: { item: TimelineItem; customerId: number }) {
  const call = useCallOf({ customerId }, Number(item.data.messageId));
  return call ? <CallCard call={call} /> : <MessageWords item={item} />;
}

function MessageWords({ item }: { item: TimelineItem }) {
  const { t, i18n } = useTranslation();
  const channelWord = useChannelWord();
  const state = item.data.deliveryState as DeliveryState | null;
  const noteworthy = state !== null && !["sent", "delivered", "read"].includes(state);
  // A message that no person wrote is called by what it is: an acknowledgement, a notice.
  const kindKey = `desk-message.kind.${item.type.split(".")[1]}`;
  const ours = i18n.exists(kindKey) ? t(kindKey) : t("desk-customer.timeline.ours");
  const who = item.actor ?? (item.direction === "in" ? t("desk-customer.timeline.theirs") : ours);
  const subject = item.title || item.excerpt?.slice(0, 80) || "…";
  return (
    <>
      <p className={styles.who}>
        <b>{who}</b>
        <span className={styles.soft}>
          {item.kind === "note" ? t("desk-message.note") : item.channel && channelWord(item.channel)}
          {item.data.thirdPerson === true && ` · ${t("desk-customer.timeline.third")}`}
          {typeof item.data.autoReply === "string" &&
            i18n.exists(`desk-message.auto.${item.data.autoReply}`) &&
            ` · ${t(`desk-message.auto.${item.data.autoReply}`)}`}
        </span>
        {noteworthy && (
          <span className={state === "failed" || state === "bounced" ? styles.problem : styles.soft}>
            {t(`desk-message.delivery.${state}`)}
          </span>
        )}
      </p>
      {item.caseId === null ? (
        <p>{subject}</p>
      ) : (
        <Link
          to="/cases/$caseId"
          params={{ caseId: String(item.caseId) }}
          search={{ message: String(item.data.messageId) }}
        >
          {subject}
        </Link>
      )}
      {item.title && item.excerpt && <p className={styles.excerpt}>{item.excerpt}</p>}
    </>
  );
}

function FactWords({ item }: { item: TimelineItem }) {
  const wordsOf = useLogWords();
  const { what, why } = wordsOf({
    id: 0,
    at: item.at,
    type: item.type,
    actor: { kind: "system", id: null, name: null },
    data: item.data,
  });
  return (
    <p>
      {item.actor && <b>{item.actor} </b>}
      {what}
      {why && <span className={styles.soft}> · {why}</span>}
    </p>
  );
}
