import { queryTerms, tsqueryLiteral, tsvectorLiteral } from "../search/index.ts";

/** The words a question is found by. */
export function termsOfQuestion(question: {
  title: string;
  tags: readonly string[];
  body: string;
  answers?: readonly string[];
}): string {
  return tsvectorLiteral([
    { text: question.title, weight: "A" },
    { text: question.tags.join(" "), weight: "B" },
    { text: question.body, weight: "C" },
    { text: (question.answers ?? []).join("\n"), weight: "D" },
  ]);
}

const MOST_TERMS = 24;

/** What somebody looks for, as the database takes it; null for no words. */
export function queryOf(text: string): string | null {
  const terms = queryTerms(text.slice(0, 300)).slice(0, MOST_TERMS);
  return terms.length === 0 ? null : tsqueryLiteral(terms);
}

/** The terms of a title, each by itself and any of them. */
export function likeness(title: string): { terms: string[]; any: string; atLeast: number } | null {
  const terms = queryTerms(title.slice(0, 300))
    .slice(0, MOST_TERMS)
    .map((term) => tsqueryLiteral([term]));
  if (terms.length === 0) return null;
  return { terms, any: terms.join(" | "), atLeast: Math.max(1, Math.ceil(terms.length / 2)) };
}
