import { Type } from "typebox";
import {
  AnswerClaim,
  AnswerMoreTime,
  ChooseEvidence,
  ClaimDetail,
  ClaimEvidence,
  ClaimFigures,
  ClaimFiguresQuery,
  ClaimView,
  ListClaims,
  OpenClaim,
  RecoverClaim,
  WithdrawClaim,
  WriteOffClaim,
} from "../../../../shared/contract/claims.ts";
import { Id, IdParams, page } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { getPartner } from "../../partners/index.ts";
import { answerClaim } from "../answer-claim.ts";
import { bundleOf } from "../bundle/bundle-of.ts";
import { claimFigures, exportFigures } from "../claim-figures.ts";
import { chooseEvidence, evidenceOf } from "../evidence.ts";
import { getClaim } from "../find-claims.ts";
import { exportClaims, listClaims } from "../list-claims.ts";
import { answerMoreTime } from "../more-time.ts";
import { openClaim } from "../open-claim.ts";
import { openPartnerFile } from "../partner-files.ts";
import { presentClaim } from "../present.ts";
import { recoverClaim, writeOffClaim } from "../settle-claim.ts";
import { withdrawClaim } from "../withdraw-claim.ts";

export const claimRoutes = [
  route({
    method: "GET",
    path: "/api/v1/claims",
    access: "claims:manage",
    summary: "Claims against partners, newest first.",
    query: ListClaims,
    response: page(ClaimView),
    handler: (ctx, { query }) => listClaims(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/claims/export",
    access: "claims:manage",
    summary: "Claims against partners, as CSV.",
    handler: (ctx, _, { reply }) => sendCsv(reply, "claims.csv", exportClaims(ctx)),
  }),
  route({
    method: "GET",
    path: "/api/v1/claims/figures",
    access: "claims:manage",
    summary: "How partners deal with claims that were opened within a time.",
    query: ClaimFiguresQuery,
    response: ClaimFigures,
    handler: (ctx, { query }) => claimFigures(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/claims/figures.csv",
    access: "claims:manage",
    summary: "How partners deal with claims, as CSV: a line for each partner and currency.",
    query: ClaimFiguresQuery,
    handler: (ctx, { query }, { reply }) => sendCsv(reply, "claim-figures.csv", exportFigures(ctx, query)),
  }),
  route({
    method: "GET",
    path: "/api/v1/claims/:id",
    access: "claims:manage",
    summary: "A claim with all that happened to it.",
    params: IdParams,
    response: ClaimDetail,
    handler: (ctx, { params }) => viewOf(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/claims/:id/evidence",
    access: "claims:manage",
    summary: "The evidence for a claim, as a PDF in the partner's language.",
    params: IdParams,
    handler: async (ctx, { params }, { reply }) => {
      const claim = await getClaim(ctx, params.id);
      const { locale } = await getPartner(ctx, claim.partnerId);
      reply.header("content-disposition", `attachment; filename="claim-${claim.id}.pdf"`);
      return reply.type("application/pdf").send(Buffer.from(await bundleOf(ctx, claim, locale)));
    },
  }),
  route({
    method: "PUT",
    path: "/api/v1/claims/:id/evidence",
    access: "claims:manage",
    summary: "Chooses the messages that an open claim rests on.",
    params: IdParams,
    body: ChooseEvidence,
    response: ClaimDetail,
    handler: async (ctx, { params, body }) => {
      await chooseEvidence(ctx, params.id, body.messageIds);
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/claims/:id/files/:fileId",
    access: "claims:manage",
    summary: "A paper or photo that the partner handed in.",
    params: Type.Object({ id: Id, fileId: Id }),
    handler: async (ctx, { params }, { reply }) => {
      const { headers, stream } = await openPartnerFile(ctx, params.id, params.fileId);
      return reply.headers(headers).send(stream);
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id/claim-evidence",
    access: "claims:manage",
    summary: "What a claim about a case may rest on.",
    params: IdParams,
    response: ClaimEvidence,
    handler: (ctx, { params }) => evidenceOf(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/claims",
    access: "claims:manage",
    summary: "Asks a partner to pay for what was made good in their place.",
    params: IdParams,
    body: OpenClaim,
    response: ClaimDetail,
    handler: async (ctx, { params, body }) => viewOf(ctx, await openClaim(ctx, params.id, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/claims/:id/answer",
    access: "claims:manage",
    summary: "Writes down what the partner answered on another way, and when.",
    params: IdParams,
    body: AnswerClaim,
    response: ClaimDetail,
    handler: async (ctx, { params, body }) => {
      await answerClaim(ctx, params.id, body);
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/claims/:id/recoveries",
    access: "claims:manage",
    summary: "Books money of a claim that came in.",
    params: IdParams,
    body: RecoverClaim,
    response: ClaimDetail,
    handler: async (ctx, { params, body }) => {
      await recoverClaim(ctx, params.id, body);
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/claims/:id/write-off",
    access: "claims:write-off",
    summary: "Gives up what is still open of a claim.",
    params: IdParams,
    body: WriteOffClaim,
    response: ClaimDetail,
    handler: async (ctx, { params, body }) => {
      await writeOffClaim(ctx, params.id, body.reason);
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/claims/:id/withdraw",
    access: "claims:write-off",
    summary: "Takes back a claim that was wrongly raised; what has come in goes back.",
    params: IdParams,
    body: WithdrawClaim,
    response: ClaimDetail,
    handler: async (ctx, { params, body }) => {
      await withdrawClaim(ctx, params.id, body);
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/claims/:id/more-time",
    access: "claims:manage",
    summary: "Gives a partner the time that they asked for, or not.",
    params: IdParams,
    body: AnswerMoreTime,
    response: ClaimDetail,
    handler: async (ctx, { params, body }) => {
      await answerMoreTime(ctx, params.id, body);
      return viewOf(ctx, params.id);
    },
  }),
];

async function viewOf(ctx: Ctx, id: number): Promise<ClaimDetail> {
  return presentClaim(ctx, await getClaim(ctx, id));
}
