/**
 * Claims against partners for what we made good in their place.
 *
 * GET  /api/v1/claims                    claims:manage  page(ClaimView), newest first; ?state=&partnerId=&caseId=
 *                                                       &figure=&currency=&from=&until=
 * GET  /api/v1/claims/figures            claims:manage  ClaimFigures by partner; ?partnerId=&from=&until=
 * GET  /api/v1/claims/figures.csv        claims:manage  the same as CSV
 * GET  /api/v1/claims/export             claims:manage  CSV
 * GET  /api/v1/claims/:id                claims:manage  ClaimDetail
 * GET  /api/v1/claims/:id/evidence       claims:manage  the bundle (PDF)
 * GET  /api/v1/cases/:id/claim-evidence  claims:manage  ClaimEvidence: what a claim about a case may rest on
 * PUT  /api/v1/claims/:id/evidence       claims:manage  { messageIds } → ClaimDetail
 * GET  /api/v1/claims/:id/files/:fileId  claims:manage  a paper that the partner handed in
 * POST /api/v1/cases/:id/claims          claims:manage  OpenClaim → ClaimDetail
 * POST /api/v1/claims/:id/answer         claims:manage  AnswerClaim → ClaimDetail, as they said it on another way
 * POST /api/v1/claims/:id/recoveries     claims:manage  RecoverClaim → ClaimDetail
 * POST /api/v1/claims/:id/write-off      claims:write-off  WriteOffClaim → ClaimDetail
 * POST /api/v1/claims/:id/withdraw       claims:write-off  WithdrawClaim → ClaimDetail
 * POST /api/v1/claims/:id/more-time      claims:manage  AnswerMoreTime → ClaimDetail: more time is given, or not
 * GET  /p/:token                         public         the partner's page of a claim, by signed link
 * POST /p/:token/answer                  public         their answer
 * POST /p/:token/files                   public         their papers and photos
 * POST /p/:token/time                    public         asks for more time to answer
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

const MessageIds = Type.Array(Id, { maxItems: 5_000, uniqueItems: true });

export const OpenClaim = Type.Object({
  partnerId: Id,
  /** what was given to the customer for it; one claim each */
  remedyId: Type.Optional(NullableId),
  amount: Amount,
  currency: Currency,
  reason: Words(1_000),
  orderRef: Type.Optional(Type.String({ maxLength: 100 })),
  /** the messages that are its evidence; all until now when left out */
  messageIds: Type.Optional(MessageIds),
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
export const WithdrawClaim = Type.Object({
  reason: Words(500),
  /** what shows that the money went back; needed where some has come in */
  paidBack: Type.Optional(Words(500)),
});
export const ChooseEvidence = Type.Object({ messageIds: MessageIds });
export const AnswerMoreTime = Type.Object({ give: Type.Boolean(), words: Type.String({ maxLength: 500 }) });

/** What a claim may rest on: what the customer and we said to each other, oldest first. */
export const ClaimEvidence = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Id,
      at: Time,
      isCustomers: Type.Boolean(),
      text: Type.String(),
      files: Type.Array(Type.String()),
    }),
  ),
});
export type ClaimEvidence = Static<typeof ClaimEvidence>;

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
  /** what is no longer asked, as it was asked wrongly */
  withdrawn: Type.Integer(),
  openedAt: Time,
  answeredAt: NullableTime,
  closedAt: NullableTime,
  /** by when the next step is promised: by them, or by us */
  dueAt: NullableTime,
  /** until when the partner asks for time to answer; an answer of ours is due while it is here */
  moreTimeUntil: NullableTime,
  owner: NullableRef,
});
export type ClaimView = Static<typeof ClaimView>;
export const ClaimDetail = Type.Object({
  ...ClaimView.properties,
  /** the partner's own page */
  partnerUrl: Type.String(),
  moreTimeWords: NullableText,
  /** the messages that are its evidence; null in old claims: all until it was opened */
  messageIds: Type.Union([Type.Array(Id), Type.Null()]),
  /** what the partner handed in */
  files: Type.Array(Type.Object({ id: Id, name: Type.String(), size: Type.Integer(), at: Time })),
  steps: Type.Array(
    Type.Object({
      id: Id,
      kind: Type.String(),
      at: Time,
      notedAt: Time,
      amount: Type.Union([Type.Integer(), Type.Null()]),
      words: NullableText,
      until: NullableTime,
      actor: Type.String(),
    }),
  ),
});
export type ClaimDetail = Static<typeof ClaimDetail>;
export const claimFigures = ["open", "in_time", "late", "recovered", "written_off"] as const;
export type ClaimFigure = (typeof claimFigures)[number];
const ClaimFigure = Type.Unsafe<ClaimFigure>(Type.Union(claimFigures.map((one) => Type.Literal(one))));
export const ListClaims = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(ClaimState),
  partnerId: Type.Optional(Id),
  caseId: Type.Optional(Id),
  /** those that a figure counts */
  figure: Type.Optional(ClaimFigure),
  currency: Type.Optional(Currency),
  /** opened from then on, and before then */
  from: Type.Optional(Time),
  until: Type.Optional(Time),
});
export type ListClaims = Static<typeof ListClaims>;

export const ClaimFiguresQuery = Type.Object({
  partnerId: Type.Optional(Id),
  from: Type.Optional(Time),
  until: Type.Optional(Time),
});
export type ClaimFiguresQuery = Static<typeof ClaimFiguresQuery>;
/** How partners deal with claims that were opened within a time. */
export const ClaimFigures = Type.Object({
  items: Type.Array(
    Type.Object({
      partner: Ref,
      claims: Type.Integer(),
      open: Type.Integer(),
      /** answered by the time promised; not by then */
      inTime: Type.Integer(),
      late: Type.Integer(),
      /** days until the first answer: half took longer */
      medianDays: Type.Union([Type.Number(), Type.Null()]),
      money: Type.Array(
        Type.Object({
          currency: Type.String(),
          claimed: Type.Integer(),
          recovered: Type.Integer(),
          writtenOff: Type.Integer(),
          open: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type ClaimFigures = Static<typeof ClaimFigures>;

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
    moreTimeUntil: string | null;
    /** they may ask for more time now */
    mayAskTime: boolean;
    files: { name: string; size: number }[];
  };
  /** what was wrong in which form, with what they typed there */
  fault: { form: "answer" | "files" | "time"; field: string | null; text: string } | null;
  typed: Record<string, string>;
};
