import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { ArticleDetail, EditionDetail } from "../../../../shared/contract/knowledge-articles.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ArticleCases } from "./article-cases.tsx";
import { ArticleLinks } from "./article-links.tsx";
import styles from "./knowledge.module.css";

/** What readers see of an article in a language. The HTML comes from the desk's own renderer, which lets nothing run. */
export function ReaderView(props: { article: ArticleDetail; edition: EditionDetail | undefined; locale: Locale }) {
  const { t } = useTranslation();
  const { edition, locale } = props;
  if (!edition?.published) {
    return (
      <EmptyState
        title={t(edition ? "desk-knowledge.notPublished" : "desk-knowledge.notWritten")}
        hint={t(edition ? "desk-knowledge.notPublishedHint" : "desk-knowledge.notWrittenHint")}
      />
    );
  }
  const { words, html } = edition.published;
  return (
    <>
      {edition.stale && <Alert className={styles.note} type="warning" showIcon title={t("desk-knowledge.staleHint")} />}
      <article className={styles.article} lang={locale}>
        <p className={styles.headline}>{words.title}</p>
        {words.summary && <p className={styles.summary}>{words.summary}</p>}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered by the server without HTML of the author's */}
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </article>
      <ArticleLinks article={props.article} />
      <ArticleCases articleId={props.article.id} />
    </>
  );
}
