import { useQuery } from "@tanstack/react-query";
import { Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RobotFilter } from "../../../../shared/contract/robot.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useChannelWord } from "../../../lib/channel-word.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { brandsQuery } from "../../pickers/people.ts";
import { DialogueList } from "./dialogue-list.tsx";
import { MissList } from "./miss-list.tsx";
import styles from "./robot.module.css";
import { RobotFiguresView } from "./robot-figures.tsx";

const DAY = 86_400_000;
const spans = [7, 30, 90] as const;

/** What became of the robot's dialogues, each to be opened, and what it had no answer to. */
export function RobotPage() {
  const { t } = useTranslation();
  const word = useChannelWord();
  const [days, setDays] = useState<number>(30);
  const [channel, setChannel] = useState<string>("");
  const [brandId, setBrandId] = useState<number>(0);
  // One moment for all that stands on the page: its parts fit each other.
  const [now] = useState(() => Date.now());
  const from = new Date(now - days * DAY).toISOString();
  const brands = useQuery(brandsQuery);
  const whole = useQuery({
    queryKey: ["robot", "report", { from }],
    queryFn: ({ signal }) => api.get("/api/v1/robot/report", { query: { from }, signal }),
  });
  const filter: RobotFilter = { from, ...(channel && { channel }), ...(brandId > 0 && { brandId }) };
  const report = useQuery({
    queryKey: ["robot", "report", filter],
    queryFn: ({ signal }) => api.get("/api/v1/robot/report", { query: filter, signal }),
  });
  const channels = [...new Set(whole.data?.accounts.map((account) => account.channel) ?? [])];
  const all = t("desk-robot.review.all");
  return (
    <>
      <PageHeader
        title={t("desk-robot.review.title")}
        hint={t("desk-robot.review.hint")}
        actions={
          <ExportLink href={urlOf("/api/v1/robot/report.csv", { query: filter })}>
            {t("desk-robot.review.export")}
          </ExportLink>
        }
      />
      <div className={styles.page}>
        <search className={styles.filters} aria-label={t("desk-robot.review.span")}>
          <Segmented
            value={days}
            onChange={setDays}
            aria-label={t("desk-robot.review.span")}
            options={spans.map((count) => ({ value: count, label: t("desk-robot.review.days", { count }) }))}
          />
          <Select
            value={channel}
            onChange={setChannel}
            aria-label={t("desk-robot.review.channel")}
            options={[
              { value: "", label: `${t("desk-robot.review.channel")}: ${all}` },
              ...channels.map((value) => ({ value, label: word(value) })),
            ]}
          />
          {(brands.data?.length ?? 0) > 1 && (
            <Select
              value={brandId}
              onChange={setBrandId}
              aria-label={t("desk-robot.review.brand")}
              options={[
                { value: 0, label: `${t("desk-robot.review.brand")}: ${all}` },
                ...brands.data!.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          )}
        </search>
        {report.isPending && <BlockSkeleton lines={4} />}
        {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
        {report.data?.total.dialogues === 0 && (
          <EmptyState title={t("desk-robot.review.none")} hint={t("desk-robot.review.noneHint")} />
        )}
        {report.data && report.data.total.dialogues > 0 && (
          <>
            <RobotFiguresView report={report.data} />
            <DialogueList filter={filter} />
            <MissList from={from} />
          </>
        )}
      </div>
    </>
  );
}
