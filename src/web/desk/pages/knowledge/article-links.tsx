import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { ArticleItem, ArticleLinks as Links } from "../../../../shared/contract/knowledge-articles.ts";
import { api } from "../../../lib/api.ts";
import styles from "./knowledge.module.css";

/** Which articles link to one, and which of its own links lead to what was archived. */
export function ArticleLinks({ article }: { article: ArticleItem }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["knowledge", "links", article.id, article.updatedAt],
    queryFn: () => api.get("/api/v1/knowledge/articles/:id/links", { params: { id: article.id } }),
  });
  if (!data) return null;
  const { from, broken } = data;
  return (
    <>
      {broken.length > 0 && (
        <Alert
          className={styles.note}
          type="warning"
          showIcon
          title={t("desk-knowledge.brokenTitle")}
          description={<Rows rows={broken} />}
        />
      )}
      {from.length > 0 && (
        <section className={styles.cases} aria-labelledby="article-links">
          <h2 id="article-links">
            {t(article.archivedAt ? "desk-knowledge.brokenHere" : "desk-knowledge.linkedFrom")}
          </h2>
          <Rows rows={from} />
        </section>
      )}
    </>
  );
}

function Rows({ rows }: { rows: Links["from"] }) {
  return (
    <ul className={styles.links}>
      {rows.map(({ id, title, locale }) => (
        <li key={`${id} ${locale}`}>
          <Link to="/knowledge/$articleId" params={{ articleId: String(id) }} search={{ locale }}>
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
}
