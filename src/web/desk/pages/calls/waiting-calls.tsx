import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Static } from "typebox";
import type { QueuedCall } from "../../../../shared/contract/calls.ts";
import { api } from "../../../lib/api.ts";
import { callQueueQuery } from "../../../lib/call-queries.ts";
import { spokenTime } from "../../../lib/spoken-time.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { CaseLink, CustomerLink } from "../../links.tsx";
import { CallClock } from "../../telephone/call-clock.tsx";
import { useCallAction } from "../../telephone/use-call-action.ts";
import { useCallerName } from "../../telephone/use-caller-name.ts";
import { useMenuWay } from "../../telephone/use-menu-way.ts";
import styles from "./calls.module.css";

type Queued = Static<typeof QueuedCall>;

/** Who waits for somebody, team by team, next one first; each can be picked up by who may. */
export function WaitingCalls() {
  const { t } = useTranslation();
  const queue = useQuery(callQueueQuery);
  const waiting = queue.data?.waiting ?? [];
  const teams = Map.groupBy(waiting, ({ call }: Queued) => call.team?.name ?? t("desk-calls.noTeam"));
  return (
    <section aria-labelledby="waiting" className={styles.section}>
      <h2 id="waiting">{t("desk-calls.waiting.title", { count: waiting.length })}</h2>
      {queue.isPending && <RowsSkeleton rows={2} height={52} />}
      {queue.isError && <ErrorState error={queue.error} onRetry={() => queue.refetch()} />}
      {queue.data && waiting.length === 0 && <p className={styles.none}>{t("desk-calls.waiting.none")}</p>}
      {[...teams].map(([team, calls]) => (
        <div key={team}>
          <h3>{team}</h3>
          <ol>
            {calls.map((queued) => (
              <WaitingCall key={queued.call.id} queued={queued} />
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}

function WaitingCall({ queued: { call, position, waitingSince, estimatedSeconds } }: { queued: Queued }) {
  const { t } = useTranslation();
  const { busy, act } = useCallAction();
  const nameOf = useCallerName();
  const wayOf = useMenuWay();
  const name = nameOf(call);
  const about = [
    call.number !== name && call.number,
    wayOf(call),
    estimatedSeconds === null
      ? t("desk-calls.waiting.unknown")
      : t("desk-calls.waiting.estimate", { time: spokenTime(estimatedSeconds) }),
  ].filter(Boolean);
  return (
    <li className={styles.row}>
      <b className={styles.position}>{position}</b>
      <div className={styles.what}>
        <p>
          {call.customer ? <CustomerLink id={call.customer.id}>{name}</CustomerLink> : name}{" "}
          {call.caseId !== null && <CaseLink id={call.caseId} />}
        </p>
        <small>{about.join(" · ")}</small>
      </div>
      <CallClock since={waitingSince} />
      {call.may.includes("take") && (
        <Button
          size="small"
          type="primary"
          disabled={busy}
          onClick={() => void act(() => api.post("/api/v1/calls/:id/take", { params: { id: call.id } }))}
          aria-label={t("desk-calls.waiting.takeOf", { name })}
        >
          {t("desk-telephone.acts.take")}
        </Button>
      )}
    </li>
  );
}
