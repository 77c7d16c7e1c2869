import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleItem } from "../../../../shared/contract/knowledge-articles.ts";
import { api, urlOf } from "../../../lib/api.ts";
import { useDebounced } from "../../../lib/debounced.ts";
import { nameIn } from "../../../lib/i18n.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import type { Column } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ExportLink } from "../../../ui/export-link.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { type ArticleFilter, ArticleFilters } from "./article-filters.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { EditionMarks } from "./edition-marks.tsx";
import styles from "./knowledge.module.css";
import { NewArticleDialog } from "./new-article-dialog.tsx";

/** All articles, the last changed first. */
export function ArticlesTab() {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const [filter, setFilter] = useState<ArticleFilter>({});
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set());
  const asked = useDebounced(filter, 250);
  const query = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as ArticleFilter;
  const list = usePaged(["knowledge", "list", query], (cursor, signal) =>
    api.get("/api/v1/knowledge/articles", { query: { ...query, ...(cursor && { cursor }) }, signal }),
  );
  const toggle = (id: number) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  const columns: Column<ArticleItem>[] = [
    {
      key: "title",
      title: t("desk-knowledge.article"),
      cell: (row) => (
        <>
          <Link to="/knowledge/$articleId" params={{ articleId: String(row.id) }}>
            {row.editions.find(({ locale }) => locale === i18n.language)?.title ?? row.title}
          </Link>
          <small>
            {[row.category && nameIn(row.category.names, i18n.language), ...row.products].filter(Boolean).join(" · ")}
          </small>
        </>
      ),
    },
    { key: "state", title: t("desk-knowledge.fields.state"), cell: (row) => <EditionMarks editions={row.editions} /> },
    {
      key: "audience",
      title: t("desk-knowledge.fields.audience"),
      cell: ({ audience }) => t(`desk-knowledge.audience.${audience}`),
    },
    { key: "owner", title: t("desk-knowledge.fields.owner"), cell: ({ owner }) => owner?.name ?? "–" },
    { key: "at", title: t("desk-knowledge.changed"), cell: ({ updatedAt }) => <TimeAgo at={updatedAt} /> },
  ];
  const pick: Column<ArticleItem> = {
    key: "pick",
    title: "",
    width: "36px",
    cell: ({ id, title }) => (
      <Checkbox checked={picked.has(id)} onChange={() => toggle(id)} aria-label={t("desk-knowledge.pick", { title })} />
    ),
  };
  return (
    <>
      <ArticleFilters filter={filter} onChange={setFilter} />
      {picked.size > 0 ? (
        <BulkBar ids={[...picked]} onDone={() => setPicked(new Set())} />
      ) : (
        <div className={styles.above}>
          <ExportLink href={urlOf("/api/v1/knowledge/articles/export", { query })}>
            {t("desk-knowledge.export")}
          </ExportLink>
        </div>
      )}
      <PagedTable
        list={list}
        caption={t("desk-knowledge.tabs.articles")}
        columns={can("knowledge:write") ? [pick, ...columns] : columns}
        empty={<Empty isNarrowed={Object.keys(query).length > 0} />}
      />
    </>
  );
}

function Empty({ isNarrowed }: { isNarrowed: boolean }) {
  const { t } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const [isWriting, setWriting] = useState(false);
  if (isNarrowed) return <EmptyState isMissing title={t("desk-knowledge.noneFound")} />;
  return (
    <EmptyState
      title={t("desk-knowledge.none")}
      hint={t("desk-knowledge.noneHint")}
      action={
        <div className={styles.row}>
          {can("knowledge:write") && (
            <Button type="primary" onClick={() => setWriting(true)}>
              {t("desk-knowledge.writeFirst")}
            </Button>
          )}
          {can("knowledge:manage") && (
            <Button onClick={() => void navigate({ to: "/knowledge", search: { tab: "import" } })}>
              {t("desk-knowledge.tabs.import")}
            </Button>
          )}
          {isWriting && <NewArticleDialog onClose={() => setWriting(false)} />}
        </div>
      }
    />
  );
}
