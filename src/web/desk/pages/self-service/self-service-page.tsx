import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { MatterEnd, VisitEnd } from "../../../../shared/contract/self-service.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { Behind } from "./behind.tsx";
import { ByKey } from "./by-key.tsx";
import { CostsButton } from "./costs-button.tsx";
import { EndsTable } from "./ends-table.tsx";
import { KeyFigures } from "./key-figures.tsx";
import { LeadingArticles } from "./leading-articles.tsx";
import styles from "./self-service.module.css";

const DAY = 86_400_000;
const spans = [7, 30, 90, 365] as const;

/** What customers solve without a person, what that spares and costs; each figure says what it counts and opens it. */
export function SelfServicePage() {
  const { t } = useTranslation();
  const can = useCan();
  const clock = useClock();
  const [days, setDays] = useState<number>(30);
  const [opened, setOpened] = useState<MatterEnd | VisitEnd | null>(null);
  // One moment for all that stands on the page: its parts fit each other.
  const [now] = useState(() => Date.now());
  const span = { from: new Date(now - days * DAY).toISOString(), to: new Date(now).toISOString() };
  const report = useQuery({
    queryKey: ["self-service", "report", span],
    queryFn: ({ signal }) => api.get("/api/v1/self-service", { query: span, signal }),
  });
  const { data } = report;
  return (
    <>
      <PageHeader
        title={t("desk-first.selfService.nav")}
        hint={t("desk-self-service.hint")}
        actions={
          <>
            {data && can("policies:manage") && <CostsButton costs={data.costs} currency={data.currency} />}
            <ExportLink href={urlOf("/api/v1/self-service.csv", { query: span })}>
              {t("desk-self-service.csv")}
            </ExportLink>
          </>
        }
      />
      <div className={styles.page}>
        <Segmented
          className={styles.spans}
          value={days}
          onChange={setDays}
          aria-label={t("desk-self-service.span")}
          options={spans.map((count) => ({ value: count, label: t("desk-self-service.days", { count }) }))}
        />
        {report.isPending && <BlockSkeleton lines={8} />}
        {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
        {data && data.total.matters + data.total.searches === 0 && (
          <EmptyState title={t("desk-self-service.none")} hint={t("desk-self-service.noneHint")} />
        )}
        {data && data.total.matters + data.total.searches > 0 && (
          <>
            <KeyFigures report={data} onOpen={setOpened} />
            <p className={styles.soft}>
              {t("desk-self-service.judgedUntil", { time: clock.dateTime(data.judgedUntil) })}
            </p>
            <EndsTable report={data} onOpen={setOpened} />
            <ByKey span={span} />
            <LeadingArticles leading={data.leading} />
          </>
        )}
      </div>
      {opened && <Behind end={opened} span={span} onClose={() => setOpened(null)} />}
    </>
  );
}
