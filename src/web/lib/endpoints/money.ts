import type {
  AnswerClaim,
  ClaimDetail,
  ClaimEvidence,
  ClaimFigures,
  ClaimFiguresQuery,
  ClaimView,
  ListClaims,
  OpenClaim,
  RecoverClaim,
} from "../../../shared/contract/claims.ts";
import type { PartnerView, SavePartner } from "../../../shared/contract/partners.ts";
import type {
  BookEntryView,
  DecideRemedy,
  GiveRemedy,
  RemedyLimit,
  RemedyState,
  RemedyView,
  TrialBalance,
} from "../../../shared/contract/remedies.ts";
import type { ById, Page, PageQuery } from "./endpoint.ts";

type Limits = { limits: RemedyLimit[] };

export type MoneyEndpoints = {
  "GET /api/v1/partners": { query: PageQuery; response: Page<PartnerView> };
  "POST /api/v1/partners": { body: SavePartner; response: PartnerView };
  "PUT /api/v1/partners/:id": { params: ById; body: SavePartner; response: PartnerView };
  "GET /api/v1/remedies": { query: PageQuery & { caseId?: number; state?: RemedyState }; response: Page<RemedyView> };
  "POST /api/v1/cases/:id/remedies": { params: ById; body: GiveRemedy; response: RemedyView };
  "POST /api/v1/remedies/:id/decide": { params: ById; body: DecideRemedy; response: RemedyView };
  "POST /api/v1/remedies/:id/carry-out": { params: ById; body: { evidence: string }; response: RemedyView };
  "POST /api/v1/remedies/:id/cancel": { params: ById; body: { reason: string }; response: RemedyView };
  "GET /api/v1/remedy-limits": { response: Limits };
  "PUT /api/v1/remedy-limits": { body: Limits; response: Limits };
  "GET /api/v1/books/trial-balance": { response: TrialBalance };
  "GET /api/v1/books/entries": { query: PageQuery; response: Page<BookEntryView> };
  "GET /api/v1/claims": {
    query: ListClaims;
    response: Page<ClaimView>;
  };
  "GET /api/v1/claims/figures": { query: ClaimFiguresQuery; response: ClaimFigures };
  "GET /api/v1/cases/:id/claim-evidence": { params: ById; response: ClaimEvidence };
  "POST /api/v1/cases/:id/claims": { params: ById; body: OpenClaim; response: ClaimDetail };
  "PUT /api/v1/claims/:id/evidence": { params: ById; body: { messageIds: number[] }; response: ClaimDetail };
  "POST /api/v1/claims/:id/more-time": { params: ById; body: { give: boolean; words: string }; response: ClaimDetail };
  "POST /api/v1/claims/:id/withdraw": {
    params: ById;
    body: { reason: string; paidBack?: string };
    response: ClaimDetail;
  };
  "GET /api/v1/claims/:id": { params: ById; response: ClaimDetail };
  "POST /api/v1/claims/:id/answer": { params: ById; body: AnswerClaim; response: ClaimDetail };
  "POST /api/v1/claims/:id/recoveries": { params: ById; body: RecoverClaim; response: ClaimDetail };
  "POST /api/v1/claims/:id/write-off": { params: ById; body: { reason: string }; response: ClaimDetail };
};
