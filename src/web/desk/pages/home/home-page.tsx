import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Home } from "../../../../shared/contract/cases.ts";
import { api } from "../../../lib/api.ts";
import { useNow } from "../../../lib/now.ts";
import { useMe } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { AwaitingRow } from "./awaiting-row.tsx";
import styles from "./home.module.css";
import { OffersToMe } from "./offers-to-me.tsx";
import { OwedRow } from "./owed-row.tsx";

/** "My promises today": what I owe in order of time, what waits for me, and my team in figures that open. */
export function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const clock = useClock();
  const now = useNow(60_000);
  const home = useQuery({ queryKey: ["home"], queryFn: () => api.get("/api/v1/home") });
  const date = new Intl.DateTimeFormat(clock.locale, { dateStyle: "full", timeZone: clock.timeZone }).format(now);
  return (
    <>
      <PageHeader title={t("desk-home.title")} hint={`${date} · ${t("desk-home.greeting", { name: me.name })}`} />
      {home.isPending && <RowsSkeleton rows={6} height={52} />}
      {home.isError && <ErrorState error={home.error} onRetry={() => home.refetch()} />}
      {home.data && (
        <div className={styles.columns}>
          <div>
            <OffersToMe />
            <Owed promises={home.data.promises} />
          </div>
          <div>
            <TeamFigures team={home.data.team} />
            <Awaiting cases={home.data.awaiting} />
          </div>
        </div>
      )}
    </>
  );
}

function Owed({ promises }: { promises: Home["promises"] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="owed" className={styles.section}>
      <h2 id="owed">{t("desk-home.owed.title", { count: promises.length })}</h2>
      {promises.length === 0 ? (
        <EmptyState title={t("desk-home.owed.none")} hint={t("desk-home.owed.noneHint")} />
      ) : (
        <ul className={styles.rows}>
          {promises.map((promise) => (
            <OwedRow key={promise.id} promise={promise} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Awaiting({ cases }: { cases: Home["awaiting"] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="awaiting" className={styles.section}>
      <h2 id="awaiting">{t("desk-home.awaiting.title", { count: cases.length })}</h2>
      {cases.length === 0 ? (
        <p className={styles.none}>{t("desk-home.awaiting.none")}</p>
      ) : (
        <ul className={styles.rows}>
          {cases.map((row) => (
            <AwaitingRow key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

const figures = [
  ["unowned", "unowned"],
  ["broken", "broken"],
  ["dueSoon", "due"],
  ["open", "all"],
] as const;

function TeamFigures({ team }: { team: Home["team"] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="team" className={styles.section}>
      <h2 id="team">{t("desk-home.team.title")}</h2>
      <div className={styles.figures}>
        {figures.map(([figure, view]) => (
          <Link key={figure} to="/cases" search={{ view }}>
            <strong>{team[figure]}</strong>
            <span>{t(`desk-home.team.${figure}`)}</span>
          </Link>
        ))}
      </div>
    </section>
  );
}
