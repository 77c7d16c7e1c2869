import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Static } from "typebox";
import type { ChannelAccountView, RoundTrip } from "../../../../shared/contract/channels.ts";
import { api } from "../../../lib/api.ts";
import { errorText } from "../../../lib/i18n.ts";
import { useNow } from "../../../lib/now.ts";
import { useClock } from "../../../lib/time.ts";
import { StateMark } from "../../../ui/state-mark.tsx";
import styles from "./doctor.module.css";

const ASK_MS = 2_000;
/** After this long a test that has not come back is not waited for. */
const PATIENCE_MS = 180_000;

/** Sends a message from the account to itself and follows it live until it is back. */
export function RoundTripTest({ account }: { account: ChannelAccountView }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [begun, setBegun] = useState<Static<typeof RoundTrip> | null>(null);
  const key = begun?.key ?? "";
  const trip = useQuery({
    queryKey: ["round-trip", account.id, key],
    queryFn: () => api.get("/api/v1/channel-accounts/:id/round-trip/:key", { params: { id: account.id, key } }),
    enabled: key !== "",
    initialData: begun ?? undefined,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && isOver(data, Date.now()) ? false : ASK_MS),
  });
  const latest = trip.data ?? begun;
  const arrived = Boolean(latest?.arrivedAt);
  useEffect(() => {
    if (arrived) void client.invalidateQueries({ queryKey: ["doctor"] });
  }, [arrived, client]);
  const start = async () => {
    setBusy(true);
    setProblem(null);
    setBegun(null);
    try {
      setBegun(await api.post("/api/v1/channel-accounts/:id/round-trip", { params: { id: account.id } }));
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.test}>
      <Button size="small" onClick={start} loading={busy} disabled={!account.canSend}>
        {t("desk-doctor.test.run")}
      </Button>
      <div role="status">
        {!account.canSend && <span className={styles.soft}>{t("desk-doctor.test.cannot")}</span>}
        {problem && <StateMark tone="problem">{problem}</StateMark>}
        {latest && <Steps trip={latest} />}
      </div>
    </div>
  );
}

function Steps({ trip }: { trip: Static<typeof RoundTrip> }) {
  const { t } = useTranslation();
  const clock = useClock();
  const now = useNow(1_000);
  if (trip.error) {
    return (
      <span className={styles.failed}>
        <StateMark tone="problem">{t("desk-doctor.test.notTaken")}</StateMark> <code>{trip.error}</code>
      </span>
    );
  }
  const seconds = (until: number) => Math.max(0, Math.round((until - Date.parse(trip.sentAt ?? "")) / 1_000));
  return (
    <ol className={styles.steps}>
      {trip.sentAt && (
        <li>
          <StateMark tone="good">{t("desk-doctor.test.sent", { time: clock.time(trip.sentAt) })}</StateMark>
        </li>
      )}
      {trip.arrivedAt ? (
        <li>
          <StateMark tone="good">
            {t("desk-doctor.test.arrived", { count: seconds(Date.parse(trip.arrivedAt)) })}
          </StateMark>
        </li>
      ) : (
        <li>
          {isOver(trip, now) ? (
            <StateMark tone="problem">{t("desk-doctor.test.lost")}</StateMark>
          ) : (
            <StateMark tone="waiting">{t("desk-doctor.test.waiting", { count: seconds(now) })}</StateMark>
          )}
        </li>
      )}
    </ol>
  );
}

function isOver(trip: Static<typeof RoundTrip>, now: number): boolean {
  if (trip.arrivedAt || trip.error) return true;
  return trip.sentAt !== null && now - Date.parse(trip.sentAt) > PATIENCE_MS;
}
