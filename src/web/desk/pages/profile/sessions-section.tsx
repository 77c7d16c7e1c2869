import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { errorText } from "../../../lib/i18n.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import styles from "./profile.module.css";

/** Where one is signed in; each can be ended from here. */
export function SessionsSection() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: async () => (await api.get("/api/v1/me/sessions")).items,
  });
  const end = async (id: number) => {
    try {
      await api.delete("/api/v1/me/sessions/:id", { params: { id } });
      await client.invalidateQueries({ queryKey: ["sessions"] });
    } catch (error) {
      void message.error(errorText(error));
    }
  };
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t("desk-profile.sessions")}</h2>
      {sessions.isPending && <RowsSkeleton rows={2} />}
      {sessions.isError && <ErrorState error={sessions.error} onRetry={() => sessions.refetch()} />}
      <ul className={styles.sessions}>
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <div>
              {deviceOf(session.userAgent) ?? t("desk-profile.unknownDevice")}
              <small>
                {session.ip} · {t("desk-profile.lastSeen")} <TimeAgo at={session.lastSeenAt} />
              </small>
            </div>
            {session.current ? (
              <span>{t("desk-profile.thisSession")}</span>
            ) : (
              <Button size="small" onClick={() => end(session.id)}>
                {t("desk-profile.endSession")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** "Firefox · Windows": enough to know one's own devices by. */
function deviceOf(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const browser = /(MicroMessenger|Edg|Firefox|Chrome|Safari)\//.exec(userAgent)?.[1];
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(userAgent)?.[1];
  const names: Record<string, string> = { Edg: "Edge", MicroMessenger: "WeChat", "Mac OS X": "macOS" };
  const said = [browser, system].filter((part) => part !== undefined).map((part) => names[part] ?? part);
  return said.length > 0 ? said.join(" · ") : userAgent.slice(0, 60);
}
