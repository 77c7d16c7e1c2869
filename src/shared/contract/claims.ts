/**
 * Claims against partners for what we made good in their place.
 *
 * GET  /api/v1/claims                    claims:manage  page(ClaimView), newest first; ?state=&partnerId=&caseId=
 * GET  /api/v1/claims/export             claims:manage  CSV
 * GET  /api/v1/claims/:id                claims:manage  ClaimDetail
 * GET  /api/v1/claims/:id/evidence       claims:manage  the bundle (PDF)
 * POST /api/v1/cases/:id/claims          claims:manage  OpenClaim → ClaimDetail
 * POST /api/v1/claims/:id/answer         claims:manage  AnswerClaim → ClaimDetail, as they said it on another way
 * POST /api/v1/claims/:id/recoveries     claims:manage  RecoverClaim → ClaimDetail
 * POST /api/v1/claims/:id/write-off      claims:write-off  WriteOffClaim → ClaimDetail
 * GET  /p/:token                         public         the partner's page of a claim, by signed link
 * POST /p/:token/answer                  public         their answer
 * GET  /p/:token/evidence                public         the bundle (PDF)
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Ref, Time } from "./common.ts";
import { Amount, Currency } from "./remedies.ts";

export const claimStates = ["asked", "answered", "closed"] as const;
export type ClaimState = (typeof claimStates)[number];
export const ClaimState = Type.Unsafe<ClaimState>(Type.Union(claimStates.map((state) => Type.Literal(state))));
export const claimAnswers = ["whole", "part", "refused"] as const;
export type ClaimAnswer = (typeof claimAnswers)[number];
export const ClaimAnswer = Type.Unsafe<ClaimAnswer>(Type.Union(claimAnswers.map((one) => Type.Literal(one))));
const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: "\\S" });
const Key = Type.String({ minLength: 8, maxLength: 100 });

export const OpenClaim = Type.Object({
  partnerId: Id,
  /** what was given to the customer for it; one claim each */
  remedyId: Type.Optional(NullableId),
  amount: Amount,
  currency: Currency,
  reason: Words(1_000),
  orderRef: Type.Optional(Type.String({ maxLength: 100 })),
  idempotencyKey: Key,
});
export type OpenClaim = Static<typeof OpenClaim>;
export const AnswerClaim = Type.Object({
  answer: ClaimAnswer,
  /** with `part`: what they accept */
  accepted: Type.Optional(Amount),
  words: Type.String({ maxLength: 2_000 }),
  /** when they said it; now when left out. In time or late is judged by this. */
  at: Type.Optional(Time),
});
export type AnswerClaim = Static<typeof AnswerClaim>;
export const RecoverClaim = Type.Object({ amount: Amount, words: Words(500), idempotencyKey: Key });
export type RecoverClaim = Static<typeof RecoverClaim>;
export const WriteOffClaim = Type.Object({ reason: Words(500) });

export const ClaimView = Type.Object({
  id: Id,
  partner: Ref,
  caseId: Id,
  remedyId: NullableId,
  amount: Type.Integer(),
  currency: Type.String(),
  reason: Type.String(),
  orderRef: NullableText,
  state: ClaimState,
  answer: Type.Union([ClaimAnswer, Type.Null()]),
  accepted: Type.Union([Type.Integer(), Type.Null()]),
  recovered: Type.Integer(),
  writtenOff: Type.Integer(),
  openedAt: Time,
  answeredAt: NullableTime,
  closedAt: NullableTime,
  /** by when the next step is promised: by them, or by us */
  dueAt: NullableTime,
  owner: NullableRef,
});
export type ClaimView = Static<typeof ClaimView>;
export const ClaimDetail = Type.Object({
  ...ClaimView.properties,
  /** the partner's own page; null when it is closed */
  partnerUrl: Type.String(),
  steps: Type.Array(
    Type.Object({
      id: Id,
      kind: Type.String(),
      at: Time,
      notedAt: Time,
      amount: Type.Union([Type.Integer(), Type.Null()]),
      words: NullableText,
      actor: Type.String(),
    }),
  ),
});
export type ClaimDetail = Static<typeof ClaimDetail>;
export const ListClaims = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(ClaimState),
  partnerId: Type.Optional(Id),
  caseId: Type.Optional(Id),
});

/** The partner's page of a claim. */
export type PartnerClaimPage = {
  page: "claim";
  token: string;
  claim: {
    id: number;
    partner: string;
    amount: number;
    currency: string;
    reason: string;
    orderRef: string | null;
    state: ClaimState;
    answer: ClaimAnswer | null;
    accepted: number | null;
    openedAt: string;
    dueAt: string | null;
  };
  fault: string | null;
};
