import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../../lib/api.ts";
import { CategoryWord } from "../../../ui/status-word.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { CaseLink } from "../../links.tsx";
import styles from "./knowledge.module.css";

/** Which cases an article answered: how many, how many of them are done, and the newest that one may see. */
export function ArticleCases({ articleId }: { articleId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ["knowledge", "cases", articleId],
    queryFn: () => api.get("/api/v1/knowledge/articles/:id/cases", { params: { id: articleId } }),
  });
  if (!data || data.used === 0) return null;
  return (
    <section className={styles.cases} aria-labelledby="article-cases">
      <h2 id="article-cases">{t("desk-solutions.answered", { used: data.used, solved: data.solved })}</h2>
      <ul>
        {data.items.map(({ caseId, subject, category, byRobot, at }) => (
          <li key={caseId}>
            <CaseLink id={caseId}>
              #{caseId} {subject}
            </CaseLink>{" "}
            <small>
              <CategoryWord category={category} />
              {byRobot && ` · ${t("desk-solutions.byRobot")}`} · <TimeAgo at={at} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
