import {
  AnswerClaim,
  ClaimDetail,
  ClaimView,
  ListClaims,
  OpenClaim,
  RecoverClaim,
  WriteOffClaim,
} from "../../../../shared/contract/claims.ts";
import { IdParams, page } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { route } from "../../../kernel/http/route.ts";
import { getPartner } from "../../partners/index.ts";
import { answerClaim } from "../answer-claim.ts";
import { bundleOf } from "../bundle/bundle-of.ts";
import { getClaim } from "../find-claims.ts";
import { exportClaims, listClaims } from "../list-claims.ts";
import { openClaim } from "../open-claim.ts";
import { presentClaim } from "../present.ts";
import { recoverClaim, writeOffClaim } from "../settle-claim.ts";

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
    handler: async (ctx, _, { reply }) => {
      reply.header("content-disposition", `attachment; filename="claims.csv"`);
      return reply.type("text/csv; charset=utf-8").send(await exportClaims(ctx));
    },
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
];

async function viewOf(ctx: Ctx, id: number): Promise<ClaimDetail> {
  return presentClaim(ctx, await getClaim(ctx, id));
}
