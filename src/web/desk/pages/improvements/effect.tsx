import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { EffectSpan, ImprovementEffect, ImprovementView } from "../../../../shared/contract/improvements.ts";
import { api } from "../../../lib/api.ts";
import { BarChart } from "../../../ui/bar-chart.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { complaintsQuery } from "./complaints-query.ts";
import styles from "./improvements.module.css";

const DAY = 86_400_000;

/** Complaints of its causes before and after, and what may honestly be said of it. */
export function Effect({ improvement }: { improvement: ImprovementView }) {
  const { t, i18n } = useTranslation();
  const { id } = improvement;
  const query = useQuery({
    queryKey: ["improvements", id, "effect"],
    queryFn: () => api.get("/api/v1/improvements/:id/effect", { params: { id } }),
  });
  if (query.isPending) return <BlockSkeleton lines={5} />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const effect = query.data;
  const day = new Intl.DateTimeFormat(i18n.language, { month: "numeric", day: "numeric" });
  const turn = effect.weeks.findIndex(({ after }) => after);
  return (
    <section aria-labelledby="effect" className={styles.effect}>
      <h2 id="effect">{t("desk-improvements.effect")}</h2>
      <Verdict effect={effect} />
      <BarChart
        title={t("desk-improvements.perWeekPlot")}
        bars={effect.weeks.map(({ from, complaints, cases, after }) => ({
          key: from,
          label: day.format(Date.parse(from)),
          parts: [{ value: complaints, tone: after ? "strong" : "plain" }],
          words: t("desk-improvements.bar", { day: day.format(Date.parse(from)), complaints, cases }),
        }))}
        {...(turn >= 0 && { mark: { before: turn, text: t("desk-improvements.doneMark") } })}
      />
      <dl className={styles.spans}>
        <SpanFacts title={t("desk-improvements.beforeDone")} span={effect.before} improvement={improvement} />
        {effect.after && (
          <SpanFacts title={t("desk-improvements.afterDone")} span={effect.after} improvement={improvement} />
        )}
      </dl>
    </section>
  );
}

function Verdict({ effect }: { effect: ImprovementEffect }) {
  const { t, i18n } = useTranslation();
  const ratio = effect.perThousand ?? effect.perWeek;
  const percent = new Intl.NumberFormat(i18n.language, {
    style: "percent",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  const change = (value: number) => (value > 11 ? t("desk-improvements.tenfold") : percent.format(value - 1));
  return (
    <p className={styles.verdict} role="status">
      <b>{t(`desk-improvements.verdict.${effect.verdict}`)}</b>
      {ratio && (
        <span>
          {t(effect.perThousand ? "desk-improvements.ratioThousand" : "desk-improvements.ratioWeek", {
            change: change(ratio.value),
            low: change(ratio.low),
            high: change(ratio.high),
          })}
        </span>
      )}
    </p>
  );
}

function SpanFacts(props: { title: string; span: EffectSpan; improvement: ImprovementView }) {
  const { title, span, improvement } = props;
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  const ago = (at: string) => (Date.now() - Date.parse(at)) / DAY;
  const codes = improvement.causes.map(({ code }) => code);
  const perWeek = span.weeks > 0 ? number.format(span.complaints / span.weeks) : "–";
  const perThousand = span.cases > 0 ? number.format((span.complaints / span.cases) * 1_000) : "–";
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {span.complaints > 0 ? (
          <Link to="/cases" search={{ query: complaintsQuery(codes, ago(span.from), ago(span.to)), sort: "opened" }}>
            {t("desk-improvements.complaints", { count: span.complaints })}
          </Link>
        ) : (
          t("desk-improvements.complaints", { count: 0 })
        )}
        <small>{t("desk-improvements.rates", { perWeek, perThousand })}</small>
      </dd>
    </div>
  );
}
