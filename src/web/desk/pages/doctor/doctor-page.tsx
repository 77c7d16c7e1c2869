import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { DoctorReport } from "../../../../shared/contract/channels.ts";
import { api } from "../../../lib/api.ts";
import { useClock } from "../../../lib/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { fileSize } from "../../../ui/file-size.ts";
import { PageHeader } from "../../../ui/page-header.tsx";
import { RowsSkeleton } from "../../../ui/skeletons.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { AccountHealth } from "./account-health.tsx";
import styles from "./doctor.module.css";

const REFRESH_MS = 15_000;

/** How every channel and every part of the desk fares, looked at anew every few seconds. */
export function DoctorPage() {
  const { t } = useTranslation();
  const report = useQuery({
    queryKey: ["doctor"],
    queryFn: ({ signal }) => api.get("/api/v1/doctor", { signal }),
    refetchInterval: REFRESH_MS,
    staleTime: 0,
  });
  return (
    <>
      <PageHeader
        title={t("desk-doctor.title")}
        hint={t("desk-doctor.hint")}
        actions={
          <Button onClick={() => void report.refetch()} loading={report.isFetching}>
            {t("desk-doctor.again")}
          </Button>
        }
      />
      {report.isPending && <RowsSkeleton rows={5} />}
      {report.isError && !report.data && <ErrorState error={report.error} onRetry={() => report.refetch()} />}
      {report.data && <Report report={report.data} />}
    </>
  );
}

function Report({ report }: { report: DoctorReport }) {
  const { t } = useTranslation();
  return (
    <div className={styles.report}>
      <Figures report={report} />
      <section aria-labelledby="accounts">
        <h2 id="accounts">{t("desk-doctor.accounts")}</h2>
        {report.accounts.length === 0 ? (
          <EmptyState
            title={t("desk-channels.none")}
            hint={t("desk-channels.noneHint")}
            action={<Link to="/settings/channels">{t("desk-channels.title")}</Link>}
          />
        ) : (
          <ul className={styles.accounts}>
            {report.accounts.map((account) => (
              <AccountHealth key={account.id} account={account} />
            ))}
          </ul>
        )}
      </section>
      <Parts checks={report.checks} />
    </div>
  );
}

function Figures({ report: { intake, outbox } }: { report: DoctorReport }) {
  const { t } = useTranslation();
  const figure = (to: string, state: string, value: number, label: string) => (
    <Link to={to} search={{ state }} data-problem={state === "failed" && value > 0}>
      <strong>{value}</strong>
      <span>{label}</span>
    </Link>
  );
  return (
    <section aria-label={t("desk-doctor.figures")}>
      <div className={styles.figures}>
        {figure("/intake", "pending", intake.pending, t("desk-doctor.intakePending"))}
        {figure("/intake", "failed", intake.failed, t("desk-doctor.intakeFailed"))}
        {figure("/intake", "refused", intake.refused, t("desk-doctor.intakeRefused"))}
        {figure("/outbox", "waiting", outbox.waiting, t("desk-doctor.outboxWaiting"))}
        {figure("/outbox", "failed", outbox.failed, t("desk-doctor.outboxFailed"))}
      </div>
      {intake.oldestPendingAt && (
        <p className={styles.soft}>
          {t("desk-doctor.oldest")} <TimeAgo at={intake.oldestPendingAt} />
        </p>
      )}
    </section>
  );
}

function Parts({ checks }: { checks: DoctorReport["checks"] }) {
  const { t, i18n } = useTranslation();
  const clock = useClock();
  const words = ({ name, value }: DoctorReport["checks"][number]) => {
    const key = `desk-doctor.part.${name}.value`;
    if (value === null || !i18n.exists(key)) return value;
    return t(key, {
      value: name === "disk" ? fileSize(value, i18n.language) : clock.duration(value * 1_000),
    });
  };
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{t("desk-doctor.parts")}</h2>
      <ul className={styles.parts}>
        {checks.map((check) => {
          const key = `desk-doctor.part.${check.name}.name`;
          return (
            <li key={check.name}>
              <StateMark tone={check.ok ? "good" : "problem"}>{i18n.exists(key) ? t(key) : check.name}</StateMark>
              <span>{[words(check), check.detail].filter(Boolean).join(" · ")}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
