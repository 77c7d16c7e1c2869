import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ArticleDetail, EditionDetail, VersionItem } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import { useCan } from "../../../lib/session.ts";
import { usePaged } from "../../../lib/use-paged.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PagedTable } from "../../../ui/list-states.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useAction } from "../../../ui/use-action.ts";
import { DiffView } from "./diff-view.tsx";
import styles from "./knowledge.module.css";
import { useArticleChanged } from "./knowledge-queries.ts";

type Props = { article: ArticleDetail; edition: EditionDetail; onShow: () => void };

/** What an article said before: who, when, what changed, and a way back. */
export function VersionsPanel({ article, edition, onShow }: Props) {
  const { t } = useTranslation();
  const can = useCan();
  const changed = useArticleChanged();
  const { busy, run } = useAction();
  const [shown, setShown] = useState<number | null>(null);
  const params = { id: article.id, locale: edition.locale };
  const list = usePaged(["knowledge", "versions", article.id, edition.locale], async (cursor, signal) => {
    const query = { limit: 20, ...(cursor && { cursor }) };
    const path = "/api/v1/knowledge/articles/:id/editions/:locale/versions";
    const page = await api.get(path, { params, query, signal });
    return { ...page, items: page.items.map((item) => ({ ...item, id: item.number })) };
  });
  const restore = ({ number }: VersionItem) =>
    run(async () => {
      const path = "/api/v1/knowledge/articles/:id/editions/:locale/versions/:number/restore";
      await changed(await api.post(path, { params: { ...params, number }, body: { revision: edition.revision } }));
      onShow();
    }, t("desk-knowledge.done.restored"));
  return (
    <>
      <div className={styles.flush}>
        <PagedTable
          list={list}
          caption={t("desk-knowledge.act.versions")}
          columns={[
            { key: "number", title: t("desk-knowledge.version"), cell: ({ number }) => number, isNumber: true },
            {
              key: "title",
              title: t("desk-knowledge.fields.title"),
              cell: ({ title, note }) => (
                <>
                  {title}
                  {note && <small>{note}</small>}
                </>
              ),
            },
            { key: "by", title: t("desk-knowledge.publishedBy"), cell: ({ publishedBy }) => publishedBy?.name ?? "–" },
            { key: "at", title: t("desk-knowledge.publishedAt"), cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
            {
              key: "acts",
              title: "",
              cell: (version) => (
                <span className={styles.row}>
                  <Button
                    size="small"
                    aria-label={t("desk-knowledge.diff.of", { number: version.number })}
                    onClick={() => setShown(shown === version.number ? null : version.number)}
                  >
                    {t("desk-knowledge.diff.show")}
                  </Button>
                  {can("knowledge:write") && !article.archivedAt && (
                    <Button
                      size="small"
                      loading={busy}
                      aria-label={t("desk-knowledge.restoreOf", { number: version.number })}
                      onClick={() => void restore(version)}
                    >
                      {t("desk-knowledge.act.restore")}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
          empty={<EmptyState title={t("desk-knowledge.noVersions")} />}
        />
      </div>
      {shown !== null && <Changes params={params} from={shown - 1} to={shown} />}
    </>
  );
}

/** What a version changed, or what the source of a translation changed meanwhile. */
export function Changes({
  params,
  from,
  to,
}: {
  params: { id: number; locale: "zh-CN" | "en" };
  from: number;
  to: number;
}) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ["knowledge", "diff", params.id, params.locale, from, to],
    queryFn: ({ signal }) =>
      api.get("/api/v1/knowledge/articles/:id/editions/:locale/diff", { params, query: { from, to }, signal }),
  });
  if (found.isPending) return <BlockSkeleton lines={4} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className={styles.changes} aria-label={t("desk-knowledge.diff.title", { from, to })}>
      <h2>{t("desk-knowledge.diff.title", { from, to })}</h2>
      <DiffView diff={found.data} lang={params.locale} />
    </section>
  );
}
