import { useTranslation } from "react-i18next";
import type { CobrowseInvitation, CobrowseView } from "../../../../../shared/contract/cobrowse.ts";
import { useClock } from "../../../../lib/time.ts";
import { CopyButton } from "../../../../ui/copy-button.tsx";
import styles from "./cobrowse.module.css";

/** An invitation that nobody took yet: its digits, where this desk's page was told them. */
export function InvitedSession(props: { session: CobrowseView; invitation: CobrowseInvitation | null }) {
  const { session, invitation } = props;
  const { t } = useTranslation();
  const clock = useClock();
  const until = clock.time(session.expiresAt);
  return (
    <div role="status">
      <p>
        {invitation === null
          ? t("desk-cobrowse.invited.untold", { name: session.agent.name, time: until })
          : t(invitation.sent ? "desk-cobrowse.invited.sent" : "desk-cobrowse.invited.say", { time: until })}
      </p>
      {invitation && (
        <>
          <div className={styles.code}>
            <strong>{invitation.code}</strong>
            <CopyButton text={invitation.url} label={t("desk-cobrowse.invited.copy")} />
          </div>
          {!invitation.sent && (
            <p className={styles.soft}>
              {t("desk-cobrowse.invited.where", { url: invitation.url.replace(/#.*/, "") })}
            </p>
          )}
        </>
      )}
    </div>
  );
}
