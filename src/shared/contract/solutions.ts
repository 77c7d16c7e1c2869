/**
 * What is known, beside whoever answers a case.
 *
 * GET  /api/v1/cases/:id/suggestions         cases:read         Suggestions ?draft=  what fits the customer's words and the draft
 * POST /api/v1/cases/:id/suggestions/used    cases:reply        UsedArticle → Done
 * GET  /api/v1/knowledge/articles/:id/cases  knowledge:read     CasesOfArticle  the newest, of those the caller may see
 * GET  /api/v1/knowledge/gaps                knowledge:write    page(GapView) ?state=open|written|dismissed
 * GET  /api/v1/knowledge/gaps/:id            knowledge:write    GapDetail
 * POST /api/v1/knowledge/gaps/:id/write      knowledge:write    → WrittenGap (an article's draft, of the best answers)
 * POST /api/v1/knowledge/gaps/:id/dismiss    knowledge:publish  { dismissed } → Done
 */
import { type Static, Type } from "typebox";
import { CaseCategory } from "./cases.ts";
import { Id, Locale, NullableId, NullableRef, NullableText, Time } from "./common.ts";

export const SuggestedArticle = Type.Object({
  articleId: Id,
  locale: Locale,
  title: Type.String(),
  heading: Type.String(),
  /** the passage that answers */
  text: Type.String(),
  /** its page for customers; null: it is for colleagues only and goes into no answer */
  url: NullableText,
});
export type SuggestedArticle = Static<typeof SuggestedArticle>;

export const SuggestedSolution = Type.Object({
  caseId: Id,
  question: Type.String(),
  /** what was answered then, without greeting and signature, and without what looks like personal data */
  answer: Type.String(),
  by: NullableRef,
  at: Time,
});
export type SuggestedSolution = Static<typeof SuggestedSolution>;

export const SuggestedMacro = Type.Object({ id: Id, name: Type.String() });

export const Suggestions = Type.Object({
  articles: Type.Array(SuggestedArticle),
  solutions: Type.Array(SuggestedSolution),
  macros: Type.Array(SuggestedMacro),
});
export type Suggestions = Static<typeof Suggestions>;

export const UsedArticle = Type.Object({ articleId: Id });

export const CasesOfArticle = Type.Object({
  /** cases in whose answer it was, and how many of them are done; all, also those that the caller may not see */
  used: Type.Integer(),
  solved: Type.Integer(),
  items: Type.Array(
    Type.Object({ caseId: Id, subject: Type.String(), category: CaseCategory, byRobot: Type.Boolean(), at: Time }),
  ),
});
export type CasesOfArticle = Static<typeof CasesOfArticle>;

export const gapStates = ["open", "written", "dismissed"] as const;
export const GapView = Type.Object({
  id: Id,
  question: Type.String(),
  language: NullableText,
  state: Type.Enum([...gapStates]),
  /** how many customers' cases asked it */
  count: Type.Integer(),
  firstAt: Time,
  lastAt: Time,
  articleId: NullableId,
});
export type GapView = Static<typeof GapView>;

export const GapDetail = Type.Object({ ...GapView.properties, solutions: Type.Array(SuggestedSolution) });
export type GapDetail = Static<typeof GapDetail>;

export const WrittenGap = Type.Object({ articleId: Id, locale: Locale });
