/**
 * Answers of the communities that an editor may make articles of.
 *
 * GET  /api/v1/community/proposals             knowledge:write  page(ProposalView) ?state=open|written|refused
 * POST /api/v1/community/proposals/:id/write   knowledge:write  → WrittenProposal (an article's draft)
 * POST /api/v1/community/proposals/:id/refuse  knowledge:write  RefuseProposal → Done; it stays refused
 */
import { type Static, Type } from "typebox";
import { Id, Locale, NullableId, NullableText, Ref, Time } from "./common.ts";
import { PostAuthor } from "./community.ts";

export const proposalStates = ["open", "written", "refused"] as const;
export type ProposalState = (typeof proposalStates)[number];

export const ProposalView = Type.Object({
  id: Id,
  state: Type.Enum([...proposalStates]),
  community: Ref,
  questionId: Id,
  /** where everybody reads it */
  url: Type.String(),
  title: Type.String(),
  question: Type.String(),
  answer: Type.String(),
  author: PostAuthor,
  /** the answer is ours and official; else whoever asked accepted it */
  official: Type.Boolean(),
  articleId: NullableId,
  /** why it was refused */
  reason: NullableText,
  createdAt: Time,
});
export type ProposalView = Static<typeof ProposalView>;

export const WrittenProposal = Type.Object({ articleId: Id, locale: Locale });
export const RefuseProposal = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500 }) });
