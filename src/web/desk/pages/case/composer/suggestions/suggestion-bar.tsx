import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import type { SuggestedArticle } from "../../../../../../shared/contract/solutions.ts";
import { api } from "../../../../../lib/api.ts";
import { useDebounced } from "../../../../../lib/debounced.ts";
import { macrosQuery } from "../../../../pickers/people.ts";
import { type MacroPlace, useMacro } from "../use-macro.ts";
import { ArticlePreview, SolutionPreview } from "./previews.tsx";
import { SuggestionChip } from "./suggestion-chip.tsx";
import styles from "./suggestions.module.css";
import { suggestionsQuery } from "./suggestions-query.ts";

const REST_MS = 600;

/** Below the text: what is known about what the customer asks, each put into the answer by one key. */
export function SuggestionBar(props: { view: CaseView; draft: string } & Omit<MacroPlace, "caseId">) {
  const { view, onText, solving } = props;
  const { t } = useTranslation();
  const draft = useDebounced(props.draft, REST_MS);
  const { data } = useQuery(suggestionsQuery(view.id, draft));
  const macros = useQuery({ ...macrosQuery, enabled: (data?.macros.length ?? 0) > 0 });
  const applyMacro = useMacro({ caseId: view.id, onText, solving });
  const insertArticle = (article: SuggestedArticle) => {
    onText(`${article.text}\n\n${article.title}\n${article.url}`);
    const body = { articleId: article.articleId };
    // That it was used is a figure; the answer does not wait for it, nor fail with it.
    void api.post("/api/v1/cases/:id/suggestions/used", { params: { id: view.id }, body }).catch(() => {});
  };
  const applyNamed = (id: number) => {
    const macro = macros.data?.find((one) => one.id === id);
    if (macro) applyMacro(macro);
  };
  if (!data) return null;
  const { articles, solutions } = data;
  const count = articles.length + solutions.length + data.macros.length;
  if (count === 0) return null;
  return (
    <section className={styles.bar} aria-label={t("desk-solutions.fitting")}>
      {articles.map((article, at) => (
        <SuggestionChip
          key={`article-${article.articleId}`}
          number={at + 1}
          kind={article.url === null ? "internal" : "article"}
          text={article.title}
          preview={<ArticlePreview article={article} />}
          onUse={article.url === null ? null : () => insertArticle(article)}
        />
      ))}
      {solutions.map((solution, at) => (
        <SuggestionChip
          key={`case-${solution.caseId}`}
          number={articles.length + at + 1}
          kind="solution"
          text={solution.question}
          preview={<SolutionPreview solution={solution} />}
          onUse={() => onText(solution.answer)}
        />
      ))}
      {data.macros.map(({ id, name }, at) => (
        <SuggestionChip
          key={`macro-${id}`}
          number={articles.length + solutions.length + at + 1}
          kind="macro"
          text={name}
          preview={null}
          onUse={() => applyNamed(id)}
        />
      ))}
    </section>
  );
}
