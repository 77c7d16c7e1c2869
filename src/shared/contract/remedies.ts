/**
 * Making good: what is given to a customer, within which limits, and the books it stands in. Amounts are whole minor units
 * of a currency (ISO 4217).
 *
 * GET  /api/v1/remedies                  cases:read        page(RemedyView), newest first; ?caseId=&state=
 * GET  /api/v1/remedies/export           reports:read      CSV
 * POST /api/v1/cases/:id/remedies        remedies:give     GiveRemedy → RemedyView: booked, or waiting for another person
 * POST /api/v1/remedies/:id/decide       remedies:approve  { approve, words } → RemedyView
 * POST /api/v1/remedies/:id/carry-out    remedies:give     { evidence } → RemedyView: it has reached the customer
 * POST /api/v1/remedies/:id/cancel       remedies:give     { reason } → RemedyView, by counter-entry
 * GET  /api/v1/remedy-limits             signed-in         RemedyLimits
 * PUT  /api/v1/remedy-limits             roles:manage      RemedyLimits
 * GET  /api/v1/books/trial-balance       books:read        TrialBalance
 * GET  /api/v1/books/trial-balance/export  books:read      CSV
 * GET  /api/v1/books/entries             books:read        page(BookEntryView), newest first
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Time } from "./common.ts";

export const remedyKinds = ["refund", "replacement", "coupon", "cash"] as const;
export type RemedyKind = (typeof remedyKinds)[number];
export const RemedyKind = Type.Unsafe<RemedyKind>(Type.Union(remedyKinds.map((kind) => Type.Literal(kind))));
export const remedyStates = ["waiting", "booked", "carried_out", "refused", "cancelled"] as const;
export type RemedyState = (typeof remedyStates)[number];
export const RemedyState = Type.Unsafe<RemedyState>(Type.Union(remedyStates.map((state) => Type.Literal(state))));
export const faults = ["us", "partner", "carrier", "customer"] as const;
export type Fault = (typeof faults)[number];
export const Fault = Type.Unsafe<Fault>(Type.Union(faults.map((one) => Type.Literal(one))));

export const Currency = Type.String({ pattern: "^[A-Z]{3}$" });
export const Amount = Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 });
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "\\S" });

export const GiveRemedy = Type.Object({
  kind: RemedyKind,
  amount: Amount,
  currency: Currency,
  reason: Words(1_000),
  fault: Fault,
  /** needed where a partner or carrier is at fault */
  partnerId: Type.Optional(NullableId),
  orderRef: Type.Optional(Type.String({ maxLength: 100 })),
  /** claims what it costs from the partner as soon as it is booked */
  claim: Type.Optional(Type.Boolean()),
  /** by when it reaches the customer; three working days when left out */
  dueAt: Type.Optional(Time),
  /** the same key gives the same remedy, however often it is sent */
  idempotencyKey: Type.String({ minLength: 8, maxLength: 100 }),
});
export type GiveRemedy = Static<typeof GiveRemedy>;
export const DecideRemedy = Type.Object({ approve: Type.Boolean(), words: Words(500) });
export type DecideRemedy = Static<typeof DecideRemedy>;
export const CarryOutRemedy = Type.Object({ evidence: Words(500) });
export const CancelRemedy = Type.Object({ reason: Words(500) });

export const RemedyView = Type.Object({
  id: Id,
  caseId: Id,
  kind: RemedyKind,
  amount: Type.Integer(),
  currency: Type.String(),
  reason: Type.String(),
  fault: Fault,
  partner: NullableRef,
  orderRef: NullableText,
  state: RemedyState,
  couponCode: NullableText,
  dueAt: NullableTime,
  givenAt: Time,
  givenBy: Type.String(),
  decidedAt: NullableTime,
  decidedBy: NullableText,
  decisionWords: NullableText,
  carriedOutAt: NullableTime,
  evidence: NullableText,
  /** whoever asks may decide on it: has the right and the limit, and did not give it */
  mayDecide: Type.Boolean(),
});
export type RemedyView = Static<typeof RemedyView>;
export const ListRemedies = Type.Object({
  ...PageQuery.properties,
  caseId: Type.Optional(Id),
  state: Type.Optional(RemedyState),
});

/** What one person of a role may give by themselves; kinds and currencies without a line need approval. */
export const RemedyLimit = Type.Object({
  roleId: Id,
  kind: RemedyKind,
  currency: Currency,
  perRemedy: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
  perDay: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
});
export type RemedyLimit = Static<typeof RemedyLimit>;
export const RemedyLimits = Type.Object({ limits: Type.Array(RemedyLimit, { maxItems: 1_000 }) });

export const accounts = [
  "cost_refund",
  "cost_replacement",
  "cost_coupon",
  "cost_cash",
  "payable",
  "cash",
  "receivable",
  "recovered",
  "written_off",
] as const;
export type BookAccount = (typeof accounts)[number];
const Account = Type.Unsafe<BookAccount>(Type.Union(accounts.map((one) => Type.Literal(one))));
export const TrialBalance = Type.Object({
  /** by currency, account and partner; what is debited and credited altogether */
  lines: Type.Array(
    Type.Object({
      currency: Type.String(),
      account: Account,
      partner: NullableRef,
      debit: Type.Integer(),
      credit: Type.Integer(),
    }),
  ),
});
export type TrialBalance = Static<typeof TrialBalance>;
export const BookEntryView = Type.Object({
  id: Id,
  at: Time,
  kind: Type.String(),
  remedyId: NullableId,
  claimId: NullableId,
  reverses: NullableId,
  words: NullableText,
  actor: Type.String(),
  postings: Type.Array(
    Type.Object({ account: Account, partner: NullableRef, currency: Type.String(), amount: Type.Integer() }),
  ),
});
export type BookEntryView = Static<typeof BookEntryView>;
