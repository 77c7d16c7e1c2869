import { ArrowLeftOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type BoardPromise, boardDimensions, boardOutcomes } from "../../../../shared/contract/board.ts";
import type { Locale } from "../../../../shared/contract/common.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { useClock } from "../../../lib/time.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { PromiseLine } from "../../../ui/promise-line.tsx";
import { CaseLink, CustomerLink } from "../../links.tsx";
import styles from "./board.module.css";
import { useBoardSearch } from "./use-board-search.ts";
import { useKeyWords } from "./use-key-words.ts";

type Search = { outcome?: string; by?: string; key?: string; from?: string; to?: string };

/** The promises behind a figure of the board, with their cases. */
export function BoardPromisesPage() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const clock = useClock();
  const wordsOf = useKeyWords();
  const search: Search = useSearch({ strict: false });
  const outcome = boardOutcomes.find((one) => one === search.outcome) ?? "broken";
  const by = boardDimensions.find((one) => one === search.by);
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: clock.timeZone }).format(Date.now());
  // Without days in the address: what the board begins with.
  const lately = useBoardSearch(today).span;
  const span = { from: search.from ?? lately.from, to: search.to ?? lately.to };
  const query = { outcome, ...span, ...(by && { dimension: by, key: search.key ?? "" }) };
  const list = usePaged(["board", "promises", query], (cursor, signal) =>
    api.get("/api/v1/board/promises", { query: { ...query, ...(cursor && { cursor }) }, signal }),
  );
  // The name of the key stands on the board, which is most often where one comes from.
  const board = useQuery({
    queryKey: ["board", { dimension: by ?? "agent", ...span, locale: i18n.language }],
    queryFn: () =>
      api.get("/api/v1/board", { query: { dimension: by ?? "agent", ...span, locale: i18n.language as Locale } }),
    enabled: by !== undefined,
  });
  const row = board.data?.items.find(({ key }) => key === (search.key ?? "")) ?? { key: search.key ?? "", name: null };
  const columns: Column<BoardPromise>[] = [
    { key: "promise", title: t("desk-board.promise"), cell: ({ promise }) => <PromiseLine promise={promise} /> },
    {
      key: "case",
      title: t("desk-board.case"),
      cell: ({ promise }) =>
        promise.caseId === null ? (
          "–"
        ) : (
          <>
            <CaseLink id={promise.caseId}>{promise.caseSubject ?? `#${promise.caseId}`}</CaseLink>
            <small>
              #{promise.caseId}
              {promise.customer && (
                <>
                  {" · "}
                  <CustomerLink id={promise.customer.id}>{promise.customer.name}</CustomerLink>
                </>
              )}
            </small>
          </>
        ),
    },
    {
      key: "owner",
      title: t("desk-board.by.agent"),
      cell: ({ promise }) => promise.owner?.name ?? t("desk-board.nobody"),
    },
    { key: "at", title: t("desk-board.at"), cell: ({ at }) => <time dateTime={at}>{clock.dateTime(at)}</time> },
  ];
  const title = [t(`desk-board.outcome.${outcome}`), by && wordsOf(by, row)].filter(Boolean).join(" · ");
  return (
    <>
      <PageHeader
        title={title}
        hint={
          <Link to="/board" search={{ by, period: "own", ...span }} className={styles.back}>
            <ArrowLeftOutlined aria-hidden="true" /> {t("desk-board.back", { from: span.from, to: span.to })}
          </Link>
        }
        actions={
          can("reports:read") && (
            <ExportLink href={urlOf("/api/v1/board/promises.csv", { query })}>{t("desk-board.export")}</ExportLink>
          )
        }
      />
      <PagedTable
        list={list}
        caption={title}
        columns={columns}
        empty={<EmptyState title={t("desk-board.nothing")} hint={t("desk-board.nothingHint")} />}
      />
    </>
  );
}
