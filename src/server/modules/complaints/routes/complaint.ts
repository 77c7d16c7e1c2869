import { IdParams } from "../../../../shared/contract/common.ts";
import {
  AskApology,
  ComplaintView,
  DeclineApology,
  SendApology,
  SettlementMove,
} from "../../../../shared/contract/complaints.ts";
import { route } from "../../../kernel/http/route.ts";
import { once } from "../../../kernel/idempotency.ts";
import { askApology } from "../apology/ask-apology.ts";
import { declineApology, sendApology } from "../apology/settle-apology.ts";
import { makeMove } from "../settlement/make-move.ts";
import { viewComplaint } from "../view-complaint.ts";

export const complaintRoutes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/complaint",
    access: "cases:read",
    summary: "How serious a case is and why, its settlement, its apologies, and how the customer found it.",
    params: IdParams,
    response: ComplaintView,
    handler: (ctx, { params }) => viewComplaint(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/settlement",
    access: "complaints:settle",
    summary: "Puts on record what the customer wants, an offer, a counter-offer, or that it is taken or declined.",
    params: IdParams,
    body: SettlementMove,
    response: ComplaintView,
    handler: async (ctx, { params, body }) => {
      const { kind, party, terms, words, evidenceMessageId, send, idempotencyKey: key } = body;
      const move = {
        caseId: params.id,
        kind,
        party,
        terms,
        dueAt: body.dueAt ? new Date(body.dueAt) : null,
        words: words?.trim() || null,
        evidenceMessageId: evidenceMessageId ?? null,
        own: false,
        send: send ?? false,
      };
      await ctx.tx(async (tx) => {
        if (key === undefined) return void (await makeMove(tx, move));
        await once(tx, { scope: `complaints.settlement:${params.id}`, key }, () => makeMove(tx, move));
      });
      return viewComplaint(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/apologies",
    access: "complaints:settle",
    summary: "Asks a manager to apologise to the customer by a time.",
    params: IdParams,
    body: AskApology,
    response: ComplaintView,
    handler: async (ctx, { params, body }) => {
      const { managerId, dueAt, note } = body;
      await askApology(ctx, { caseId: params.id, managerId, dueAt: new Date(dueAt), note: note?.trim() || null });
      return viewComplaint(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/apologies/:id/send",
    access: "complaints:apologise",
    summary: "The manager who was asked apologises: their words go to the customer under their name.",
    params: IdParams,
    body: SendApology,
    response: ComplaintView,
    handler: async (ctx, { params, body }) =>
      viewComplaint(ctx, await sendApology(ctx, { id: params.id, words: body.words })),
  }),
  route({
    method: "POST",
    path: "/api/v1/apologies/:id/decline",
    access: "complaints:apologise",
    summary: "The manager who was asked sees no reason to apologise, and says why.",
    params: IdParams,
    body: DeclineApology,
    response: ComplaintView,
    handler: async (ctx, { params, body }) =>
      viewComplaint(ctx, await declineApology(ctx, { id: params.id, reason: body.reason })),
  }),
];
