import { Type } from "typebox";
import {
  CallPop,
  CallView,
  ListCalls,
  PlaceCall,
  TransferCall,
  WrapUpCall,
} from "../../../../shared/contract/calls.ts";
import { Done, Id, IdParams, page } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { route } from "../../../kernel/http/route.ts";
import { visibleCall } from "../desk/call-for.ts";
import { fetchAgain } from "../desk/fetch-again.ts";
import { listCalls } from "../desk/list-calls.ts";
import { placeCall } from "../desk/place-call.ts";
import { playRecording } from "../desk/play-recording.ts";
import { presentCall } from "../desk/present-calls.ts";
import { showPop } from "../desk/show-pop.ts";
import { hangUp, holdCall, resumeCall } from "../desk/steer-call.ts";
import { declineCall, takeCall } from "../desk/take-call.ts";
import { cancelTransfer, transferCall } from "../desk/transfer-call.ts";
import { wrapUpCall } from "../desk/wrap-up.ts";
import type { CallRow } from "../store/calls.ts";

/** Something that is done to a call and answers with it. */
const act = (name: string, summary: string, run: (ctx: Ctx, id: number) => Promise<CallRow>) =>
  route({
    method: "POST",
    path: `/api/v1/calls/:id/${name}`,
    access: "calls:take",
    summary,
    params: IdParams,
    response: CallView,
    handler: async (ctx, { params }) => presentCall(ctx, await run(ctx, params.id)),
  });

export const liveRoutes = [
  route({
    method: "GET",
    path: "/api/v1/calls",
    access: "cases:read",
    summary: "Calls, newest first: of a case, a customer, an agent, or all that one may see.",
    query: ListCalls,
    response: page(CallView),
    handler: (ctx, { query }) => listCalls(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/calls",
    access: "calls:take",
    summary: "Calls a customer: one's own telephone rings first.",
    body: PlaceCall,
    response: CallView,
    handler: async (ctx, { body }) => presentCall(ctx, await placeCall(ctx, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/calls/:id",
    access: "cases:read",
    summary: "A call.",
    params: IdParams,
    response: CallView,
    handler: async (ctx, { params }) => presentCall(ctx, await visibleCall(ctx, params.id)),
  }),
  route({
    method: "GET",
    path: "/api/v1/calls/:id/pop",
    access: "calls:take",
    summary: "Who calls and how their matter stands, on one glance.",
    params: IdParams,
    response: CallPop,
    handler: (ctx, { params }) => showPop(ctx, params.id),
  }),
  act("take", "Takes a caller who waits: one's own telephone rings.", takeCall),
  route({
    method: "POST",
    path: "/api/v1/calls/:id/decline",
    access: "calls:take",
    summary: "Does not take what rings: the next one is rung.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await declineCall(ctx, params.id);
      return { ok: true as const };
    },
  }),
  act("hold", "The customer hears music.", holdCall),
  act("resume", "The customer is back on the line.", resumeCall),
  act("cancel-transfer", "Brings a customer back whom nobody has taken over yet.", cancelTransfer),
  act("hang-up", "Ends a call.", hangUp),
  route({
    method: "POST",
    path: "/api/v1/calls/:id/transfer",
    access: "calls:take",
    summary: "Hands a call with its case to somebody, or to a team; it is theirs once they pick up.",
    params: IdParams,
    body: TransferCall,
    response: CallView,
    handler: async (ctx, { params, body }) => presentCall(ctx, await transferCall(ctx, params.id, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/calls/:id/wrap-up",
    access: "calls:take",
    summary: "Writes down what came of a call; the next one may come.",
    params: IdParams,
    body: WrapUpCall,
    response: CallView,
    handler: async (ctx, { params, body }) => presentCall(ctx, await wrapUpCall(ctx, params.id, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/calls/:id/recordings/:number",
    access: "cases:read",
    summary: "Plays a recording; each time is written down.",
    params: Type.Object({ id: Id, number: Id }),
    handler: async (ctx, { params }, { request, reply }) => {
      const { status, headers, body } = await playRecording(ctx, { ...params, range: request.headers.range });
      return reply.status(status).headers(headers).send(body);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/calls/:id/recordings/:number/fetch",
    access: "cases:read",
    summary: "Asks the exchange once more for a recording that could not be had.",
    params: Type.Object({ id: Id, number: Id }),
    response: CallView,
    handler: async (ctx, { params }) => presentCall(ctx, await fetchAgain(ctx, params)),
  }),
];
