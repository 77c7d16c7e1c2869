import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, InputNumber, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { FiringView } from "../../../../../shared/contract/rules.ts";
import { api } from "../../../../lib/api.ts";
import { useClock } from "../../../../lib/time.ts";
import { usePaged } from "../../../../lib/use-paged.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { PagedTable } from "../../../../ui/list-states.tsx";
import { PageHeader } from "../../../../ui/page-header.tsx";
import { StateMark, type StateTone } from "../../../../ui/state-mark.tsx";
import { useAction } from "../../../../ui/use-action.ts";
import { rulesQuery } from "../rules/rule-queries.ts";
import styles from "../rules/rules.module.css";
import { FiringActions } from "./firing-actions.tsx";
import { LogActions } from "./log-actions.tsx";

const states = ["pending", "done", "failed", "stopped"] as const;
const tones: Record<FiringView["state"], StateTone> = {
  pending: "waiting",
  done: "good",
  failed: "problem",
  stopped: "problem",
};

type Search = { rule?: string; case?: string; state?: string };

/** Each firing of a rule: what set it off, what was done, what failed. */
export function RuleLogPage() {
  const { t } = useTranslation();
  const clock = useClock();
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: Search) =>
    void navigate({ to: "/settings/rule-log", search: withoutEmpty({ ...search, ...next }), replace: true });
  const rules = useQuery(rulesQuery).data;
  const query = {
    ...(search.rule && { ruleId: Number(search.rule) }),
    ...(search.case && { caseId: Number(search.case) }),
    ...(search.state && { state: search.state as FiringView["state"] }),
  };
  const list = usePaged(["rule-firings", query], (cursor, signal) =>
    api.get("/api/v1/rule-firings", { query: { ...query, cursor }, signal }),
  );
  return (
    <>
      <PageHeader
        title={t("desk-rules.log.title")}
        hint={t("desk-rules.log.hint")}
        actions={<LogActions query={query} />}
      />
      <div className={styles.filters}>
        <Select
          allowClear
          value={search.rule}
          onChange={(rule) => change({ rule })}
          options={rules?.map(({ id, rule }) => ({ value: String(id), label: rule.name }))}
          showSearch={{ optionFilterProp: "label" }}
          placeholder={t("desk-rules.log.everyRule")}
          aria-label={t("desk-rules.log.rule")}
        />
        <Select
          allowClear
          value={search.state}
          onChange={(state) => change({ state })}
          options={states.map((value) => ({ value, label: t(`desk-rules.log.state.${value}`) }))}
          placeholder={t("desk-rules.log.everyState")}
          aria-label={t("desk-rules.log.outcome")}
        />
        <InputNumber
          value={search.case ? Number(search.case) : null}
          onChange={(id) => change({ case: id ? String(id) : undefined })}
          min={1}
          precision={0}
          prefix="#"
          placeholder={t("desk-rules.trial.case")}
          aria-label={t("desk-rules.trial.case")}
        />
      </div>
      <PagedTable<FiringView>
        list={list}
        caption={t("desk-rules.log.title")}
        empty={<EmptyState title={t("desk-rules.log.none")} hint={t("desk-rules.log.noneHint")} />}
        columns={[
          {
            key: "at",
            title: t("desk-rules.log.at"),
            width: "150px",
            cell: ({ at }) => (
              <time dateTime={at} title={clock.full(at)}>
                {clock.dateTime(at)}
              </time>
            ),
          },
          { key: "rule", title: t("desk-rules.log.rule"), cell: (firing) => <Rule firing={firing} /> },
          {
            key: "case",
            title: t("desk-rules.log.case"),
            cell: ({ case: about }) => (
              <Link to="/cases/$caseId" params={{ caseId: String(about.id) }}>
                #{about.id} {about.subject}
              </Link>
            ),
          },
          {
            key: "outcome",
            title: t("desk-rules.log.outcome"),
            cell: (firing) => (
              <>
                <StateMark tone={tones[firing.state]}>{t(`desk-rules.log.state.${firing.state}`)}</StateMark>
                {firing.stoppedBy && <small> {t(`desk-rules.log.stopped.${firing.stoppedBy}`)}</small>}
                <FiringActions actions={firing.actions} />
                {firing.state === "failed" && <Retry id={firing.id} />}
              </>
            ),
          },
        ]}
      />
    </>
  );
}

function Rule({ firing }: { firing: FiringView }) {
  const { t } = useTranslation();
  const clock = useClock();
  const before = firing.chain.slice(0, -1).map(({ name }) => name);
  const why =
    firing.trigger === "timer"
      ? t("desk-rules.log.timer", { time: clock.dateTime(firing.since!) })
      : t(`desk-rules.event.${firing.trigger}`);
  return (
    <span className={styles.words}>
      <Link to="/settings/rules" search={{ edit: String(firing.rule.id) }}>
        {firing.rule.name}
      </Link>
      <small className={styles.soft}>
        {t("desk-rules.history.version", { version: firing.version })} · {why}
      </small>
      {before.length > 0 && <small>{t("desk-rules.log.chain", { rules: before.join(" → ") })}</small>}
    </span>
  );
}

function Retry({ id }: { id: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { busy, run } = useAction();
  const retry = async () => {
    await api.post("/api/v1/rule-firings/:id/retry", { params: { id } });
    await client.invalidateQueries({ queryKey: ["rule-firings"] });
  };
  return (
    <Button size="small" loading={busy} onClick={() => run(retry, t("desk-rules.log.retried"))}>
      {t("desk-rules.log.retry")}
    </Button>
  );
}

function withoutEmpty(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value));
}
