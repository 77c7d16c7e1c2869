import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CobrowseInvitation, CobrowseView } from "../../../../../shared/contract/cobrowse.ts";
import { api } from "../../../../lib/api.ts";
import { useMe } from "../../../../lib/session.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../../ui/skeletons.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import styles from "./cobrowse.module.css";
import { cobrowseQuery } from "./cobrowse-query.ts";
import { EndedSession } from "./ended-session.tsx";
import { InvitedSession } from "./invited-session.tsx";
import { LivePage } from "./live-page.tsx";

/** Looking at a customer's page with them: the invitation, the page while it is shown, and what came of it. */
export function CobrowseDialog({ caseId, onClose }: { caseId: number; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const [invitation, setInvitation] = useState<CobrowseInvitation | null>(null);
  const query = cobrowseQuery(caseId);
  const found = useQuery(query);
  const refresh = () => client.invalidateQueries({ queryKey: query.queryKey });
  const act = (one: () => Promise<unknown>) =>
    void run(async () => {
      await one();
      await refresh();
    });
  const invite = () =>
    act(async () => setInvitation(await api.post("/api/v1/cases/:id/cobrowse", { params: { id: caseId } })));
  const end = ({ id }: CobrowseView) => act(() => api.post("/api/v1/cobrowse/:id/end", { params: { id } }));

  const session = found.data?.session ?? null;
  const mine = session?.agent.id === me.id;
  const live = session?.state === "live" && mine ? session : null;
  return (
    <Modal
      open
      title={t("desk-cobrowse.title")}
      onCancel={onClose}
      footer={null}
      width={live ? "min(1320px, calc(100vw - 32px))" : 560}
      centered={live !== null}
      maskClosable={false}
      destroyOnHidden
    >
      {found.isPending && <BlockSkeleton lines={4} />}
      {found.isError && <ErrorState error={found.error} onRetry={() => found.refetch()} />}
      {found.data && !found.data.enabled && <p>{t("desk-cobrowse.off")}</p>}
      {live && (
        <>
          <LivePage session={live} />
          <div className={styles.acts}>
            <span className={styles.soft}>{t("desk-cobrowse.live.hint")}</span>
            <Button danger disabled={busy} onClick={() => end(live)} style={{ marginLeft: "auto" }}>
              {t("desk-cobrowse.end")}
            </Button>
          </div>
        </>
      )}
      {session?.state === "live" && !mine && <p>{t("desk-cobrowse.other", { name: session.agent.name })}</p>}
      {session?.state === "invited" && (
        <InvitedSession session={session} invitation={invitation?.session.id === session.id ? invitation : null} />
      )}
      {session?.state === "ended" && <EndedSession session={session} mine={mine} onJudged={refresh} />}
      {found.data?.enabled && session?.state !== "live" && (
        <>
          {session === null && <p className={styles.soft}>{t("desk-cobrowse.lead")}</p>}
          <div className={styles.acts}>
            <Button type={session === null ? "primary" : "default"} disabled={busy} onClick={invite}>
              {t(session === null ? "desk-cobrowse.invite" : "desk-cobrowse.inviteAgain")}
            </Button>
            {session?.state === "invited" && (
              <Button disabled={busy} onClick={() => end(session)}>
                {t("desk-cobrowse.invited.withdraw")}
              </Button>
            )}
          </div>
        </>
      )}
    </Modal>
  );
}
