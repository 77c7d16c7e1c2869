import { Done, IdParams } from "../../../../shared/contract/common.ts";
import { AnswerDispute, Dispute, DisputePromise, Disputes } from "../../../../shared/contract/disputes.ts";
import { route } from "../../../kernel/http/route.ts";
import { answerDispute } from "../disputes/answer-dispute.ts";
import { raiseDispute } from "../disputes/raise-dispute.ts";
import { disputesOfCase } from "../disputes/show-disputes.ts";

export const disputeRoutes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/disputes",
    access: "promises:read",
    summary: "What the customer of a case said did not happen, and what was found.",
    params: IdParams,
    response: Disputes,
    handler: async (ctx, { params }) => ({ items: await disputesOfCase(ctx, params.id) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/promises/:id/dispute",
    access: "promises:make",
    summary: "The customer told one of us: this did not happen.",
    params: IdParams,
    body: DisputePromise,
    response: Done,
    handler: async (ctx, { params, body }) => {
      await raiseDispute(ctx, params.id, body.words?.trim() ?? null);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/promises/:id/dispute/answer",
    access: "promises:make",
    summary: "Answers a dispute, by those whom it was brought to; the customer is told.",
    params: IdParams,
    body: AnswerDispute,
    response: Dispute,
    handler: (ctx, { params, body }) => answerDispute(ctx, params.id, body),
  }),
];
