import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Alert, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleDetail } from "../../../../shared/contract/knowledge-articles.ts";
import { nameIn } from "../../../lib/i18n.ts";
import { useCan } from "../../../lib/session.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { BlockSkeleton } from "../../../ui/skeletons.tsx";
import { ArticleActs } from "./article-acts.tsx";
import { EditionMarks } from "./edition-marks.tsx";
import { EditionEditor } from "./editor/edition-editor.tsx";
import { FactsPanel } from "./facts-panel.tsx";
import styles from "./knowledge.module.css";
import { articleQuery, languages } from "./knowledge-queries.ts";
import { ReaderView } from "./reader-view.tsx";
import { VersionsPanel } from "./versions-panel.tsx";

export type ArticleSearch = { locale?: Locale; edit?: string; versions?: string };

/** One article: as readers see it, as it is being written, and what it said before. */
export function ArticlePage() {
  const { t } = useTranslation();
  const { articleId } = useParams({ strict: false }) as { articleId: string };
  const id = Number(articleId);
  const isNumber = Number.isSafeInteger(id) && id > 0;
  const found = useQuery({ ...articleQuery(id), enabled: isNumber });
  if (!isNumber)
    return <EmptyState isMissing title={t("desk-shell.notFound.title")} hint={t("desk-shell.notFound.hint")} />;
  if (found.isPending) return <BlockSkeleton lines={10} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return <Article article={found.data} />;
}

function Article({ article }: { article: ArticleDetail }) {
  const { t, i18n } = useTranslation();
  const can = useCan();
  const navigate = useNavigate();
  const search: ArticleSearch = useSearch({ strict: false });
  const locale = languages.find(({ value }) => value === search.locale)?.value ?? article.sourceLocale;
  const edition = article.editions.find((one) => one.locale === locale);
  const show = (next: ArticleSearch) => {
    const params = { articleId: String(article.id) };
    void navigate({ to: "/knowledge/$articleId", params, search: next, replace: true });
  };
  const mayWrite = can("knowledge:write") && article.archivedAt === null;
  const isEditing = mayWrite && search.edit === "1";
  const category = article.category && nameIn(article.category.names, i18n.language);
  return (
    <div className={styles.page}>
      <PageHeader
        title={edition?.title || article.title}
        hint={
          <>
            <Link to="/knowledge" className={styles.back}>
              {t("desk-knowledge.title")}
            </Link>
            {category && ` · ${category}`} · {t(`desk-knowledge.audience.${article.audience}`)}{" "}
            <EditionMarks editions={article.editions} />
          </>
        }
        actions={<ArticleActs article={article} locale={locale} search={search} onShow={show} />}
      />
      {article.archivedAt && (
        <Alert className={styles.note} type="info" showIcon title={t("desk-knowledge.isArchived")} />
      )}
      <div className={styles.languages}>
        <Segmented
          value={locale}
          onChange={(value) => show({ ...search, locale: value })}
          options={[...languages]}
          aria-label={t("desk-knowledge.fields.locale")}
        />
      </div>
      <div className={styles.columns}>
        <div className={styles.main}>
          {search.versions === "1" && edition ? (
            <VersionsPanel article={article} edition={edition} onShow={() => show({ locale, edit: "1" })} />
          ) : isEditing ? (
            <EditionEditor key={`${article.id} ${locale}`} article={article} locale={locale} />
          ) : (
            <ReaderView article={article} edition={edition} locale={locale} />
          )}
        </div>
        <FactsPanel article={article} edition={edition} isLocked={!mayWrite} />
      </div>
    </div>
  );
}
