import { useTranslation } from "react-i18next";
import type { SuggestedArticle, SuggestedSolution } from "../../../../../../shared/contract/solutions.ts";
import { TimeAgo } from "../../../../../ui/time-ago.tsx";
import { CaseLink } from "../../../../links.tsx";
import styles from "./suggestions.module.css";

/** What would go into the answer. */
export function ArticlePreview({ article }: { article: SuggestedArticle }) {
  const { t } = useTranslation();
  return (
    <div className={styles.preview}>
      <strong>{article.heading || article.title}</strong>
      <p>{article.text}</p>
      <small>
        {article.url === null ? (
          t("desk-solutions.internalHint")
        ) : (
          <a href={article.url} target="_blank" rel="noreferrer">
            {t("desk-solutions.open")}
          </a>
        )}
      </small>
    </div>
  );
}

/** How another case was solved. */
export function SolutionPreview({ solution }: { solution: SuggestedSolution }) {
  const { t } = useTranslation();
  return (
    <div className={styles.preview}>
      <strong>{solution.question}</strong>
      <p>{solution.answer}</p>
      <small>
        <CaseLink id={solution.caseId}>#{solution.caseId}</CaseLink>
        {solution.by && ` · ${t("desk-solutions.by", { name: solution.by.name })}`} · <TimeAgo at={solution.at} />
      </small>
    </div>
  );
}
