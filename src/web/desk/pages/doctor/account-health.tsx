import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ChannelAccountView } from "../../../../shared/contract/channels.ts";
import { useCan } from "../../../lib/session.ts";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { AccountState } from "../settings/channels/account-state.tsx";
import styles from "./doctor.module.css";
import { RoundTripTest } from "./round-trip-test.tsx";

/** One account: when it was last looked into, what last came and went, what went wrong, and a test of both ways. */
export function AccountHealth({ account }: { account: ChannelAccountView }) {
  const { t } = useTranslation();
  const can = useCan();
  const { health } = account;
  const time = (at: string | null) => (at ? <TimeAgo at={at} /> : t("desk-forms.never"));
  const { receiveError, sendError } = health.details;
  // Where nobody looks and messages come all the same, the other side brings them.
  const isBrought = health.lastPollAt === null && health.lastMessageAt !== null;
  return (
    <li>
      <header>
        <b>
          {can("channels:manage") ? (
            <Link to="/settings/channels" search={{ edit: String(account.id) }}>
              {account.name}
            </Link>
          ) : (
            account.name
          )}
        </b>
        <span className={styles.soft}>{account.addresses.join(", ")}</span>
        <AccountState account={account} />
      </header>
      <dl>
        <div>
          <dt>{t("desk-doctor.lastPoll")}</dt>
          <dd>{isBrought ? t("desk-doctor.broughtToUs") : time(health.lastPollAt)}</dd>
        </div>
        <div>
          <dt>{t("desk-doctor.lastMessage")}</dt>
          <dd>{time(health.lastMessageAt)}</dd>
        </div>
        <div>
          <dt>{t("desk-doctor.lastSent")}</dt>
          <dd>{account.canSend ? time(health.lastSentAt) : t("desk-doctor.waitsInOutbox")}</dd>
        </div>
        <div>
          <dt>{t("desk-doctor.lastErrorAt")}</dt>
          <dd>{time(health.lastErrorAt)}</dd>
        </div>
      </dl>
      {typeof receiveError === "string" && <Fault what={t("desk-doctor.receiving")} text={receiveError} />}
      {typeof sendError === "string" && <Fault what={t("desk-doctor.sending")} text={sendError} />}
      {!receiveError && !sendError && health.lastError && (
        <Fault what={t("desk-doctor.error")} text={health.lastError} />
      )}
      {account.active && can("channels:manage") && <RoundTripTest account={account} />}
    </li>
  );
}

function Fault({ what, text }: { what: string; text: string }) {
  return (
    <p className={styles.problem}>
      {what}: <code>{text}</code>
    </p>
  );
}
