import { LockOutlined } from "@ant-design/icons";
import { Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CallView } from "../../../../../shared/contract/calls.ts";
import type { CaseView } from "../../../../../shared/contract/cases.ts";
import type { MessageView } from "../../../../../shared/contract/conversations.ts";
import { isCall, mayBeCall } from "../../../../lib/call-queries.ts";
import { useChannelWord } from "../../../../lib/channel-word.ts";
import { AttachmentList } from "../../../../ui/attachment-list.tsx";
import { MailHtml } from "../../../../ui/mail-html.tsx";
import { PlainText } from "../../../../ui/plain-text.tsx";
import { TimeAgo } from "../../../../ui/time-ago.tsx";
import { CallCard } from "../../../telephone/call-card.tsx";
import { useCallOf } from "../../../telephone/use-call-of.ts";
import { DeliveryState } from "./delivery-state.tsx";
import { Folded } from "./folded.tsx";
import { JoinedLine } from "./joined-line.tsx";
import { MessageMenu } from "./message-menu.tsx";
import { MessageProblems } from "./message-problems.tsx";
import { RecipientLine } from "./recipient-line.tsx";
import styles from "./stream.module.css";
import { SubmittedTable } from "./submitted-table.tsx";

/** One message or note: who, over which channel, in which direction, its delivery, its words and what came with it. */
export function MessageItem(props: {
  message: MessageView;
  caseView: CaseView;
  /** null: nothing is being picked */
  picked: boolean | null;
  onPick?: (id: number) => void;
}) {
  const { t } = useTranslation();
  const { message, picked } = props;
  const [asSent, setAsSent] = useState(false);
  const isNote = message.direction === "note";
  const call = useCallOf({ caseId: message.caseId }, message.id, isCall(message) || mayBeCall(message));
  const name = nameOf(message, props.caseView) || t("desk-message.nameless");
  const channelWord = useChannelWord();
  const files = message.attachments.filter((file) => !file.inline || !asSent);
  return (
    <article
      className={`${styles.message} ${styles[message.direction]}`}
      aria-label={t(`desk-message.label.${message.direction}`, { name })}
    >
      <header>
        {picked !== null && (
          <Checkbox
            checked={picked}
            onChange={() => props.onPick?.(message.id)}
            aria-label={t("desk-message.pick", { name })}
          />
        )}
        {isNote && (
          <span className={styles.noteMark}>
            <LockOutlined aria-hidden="true" /> {t("desk-message.note")}
          </span>
        )}
        <b>{name}</b>
        {!isNote && (
          <span className={styles.channel}>
            {message.direction === "in" ? "→" : "←"} {channelWord(message.channel)}
          </span>
        )}
        <KindMark message={message} />
        <span className={styles.time}>
          {message.delivery && !isCall(message) && <DeliveryState message={message} />}
          <TimeAgo at={message.writtenAt ?? message.createdAt} short />
          <MessageMenu message={message} asSent={asSent} onAsSent={setAsSent} />
        </span>
      </header>
      {!isNote && !isCall(message) && <RecipientLine message={message} />}
      <JoinedLine message={message} view={props.caseView} />
      <MessageProblems message={message} />
      {asSent ? (
        <MailHtml messageId={message.id} title={t("desk-message.asSentOf", { name })} />
      ) : call || isCall(message) ? (
        <CallBody message={message} call={call} />
      ) : (
        <>
          {message.form && !saysItAll(message) ? (
            <SubmittedTable form={message.form} />
          ) : (
            <PlainText text={message.text} className={styles.text} />
          )}
          {message.signatureText && <Folded label={t("desk-message.signature")} text={message.signatureText} />}
          {message.quotedText && <Folded label={t("desk-message.quoted")} text={message.quotedText} />}
        </>
      )}
      <AttachmentList attachments={files} />
    </article>
  );
}

/** A call says how it went; one of long ago, the line that stands for it. */
function CallBody({ message, call }: { message: MessageView; call: CallView | undefined }) {
  return call ? <CallCard call={call} /> : <PlainText text={message.text} className={styles.text} />;
}

/** What is no ordinary message says so: an acknowledgement, an automatic answer, mail that came back. */
function KindMark({ message }: { message: MessageView }) {
  const { t, i18n } = useTranslation();
  if (message.template)
    return <span className={styles.kind}>{t("desk-template.usedOf", { name: message.template.name })}</span>;
  const key = message.autoReply ? `desk-message.auto.${message.autoReply}` : `desk-message.kind.${message.kind}`;
  return i18n.exists(key) ? <span className={styles.kind}>{t(key)}</span> : null;
}

/** A form that asked for no more than who writes and about what is read like any message. */
function saysItAll({ form, text }: MessageView): boolean {
  return form?.rows.some(({ values }) => values.length === 1 && values[0]!.en === text) ?? false;
}

function nameOf(message: MessageView, view: CaseView): string {
  if (message.author) return message.author.name;
  if (message.direction === "out") return view.brand.name;
  return message.sender?.name || message.sender?.address || view.customer.name;
}
