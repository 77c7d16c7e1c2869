/**
 * A customer says of a promise that is no longer open: this did not happen. The owner's lead answers, as promised.
 *
 * GET  /api/v1/cases/:id/disputes             promises:read   { items: Dispute[] }, in the order of the promises
 * POST /api/v1/promises/:id/dispute           promises:make   DisputePromise → Done (the customer said so to one of us)
 * POST /api/v1/promises/:id/dispute/answer    promises:make   AnswerDispute → Dispute (who is to judge it)
 */
import { type Static, Type } from "typebox";
import { Id, NullableRef, NullableText, NullableTime, Time } from "./common.ts";
import { PromiseState } from "./promises.ts";

export const DisputeOutcome = Type.Union([Type.Literal("upheld"), Type.Literal("dismissed")]);
export type DisputeOutcome = Static<typeof DisputeOutcome>;

export const Dispute = Type.Object({
  promiseId: Id,
  /** what the promise was held for */
  about: PromiseState,
  /** what the customer said; null when they only said that it did not happen */
  words: NullableText,
  at: Time,
  /** whose it is to answer, and until when it is promised */
  deciders: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  answerBy: NullableTime,
  mayAnswer: Type.Boolean(),
  outcome: Type.Union([DisputeOutcome, Type.Null()]),
  reason: NullableText,
  decidedBy: NullableRef,
  decidedAt: NullableTime,
});
export type Dispute = Static<typeof Dispute>;
export const Disputes = Type.Object({ items: Type.Array(Dispute) });

const Words = Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" });
export const DisputePromise = Type.Object({ words: Type.Optional(Words) });
/** The customer is right, with a word to them if there is one; or why we say that it did happen. */
export const AnswerDispute = Type.Union([
  Type.Object({ outcome: Type.Literal("upheld"), reason: Type.Optional(Words) }),
  Type.Object({ outcome: Type.Literal("dismissed"), reason: Words }),
]);
export type AnswerDispute = Static<typeof AnswerDispute>;
