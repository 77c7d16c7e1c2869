import { Type } from "typebox";
import { IntakeRow } from "../../../shared/contract/channels.ts";
import { IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import { route } from "../../kernel/http/route.ts";
import { hookRequest } from "./hook-request.ts";
import { listIntake } from "./list-intake.ts";
import { openRawDelivery } from "./open-raw-delivery.ts";
import { receiveHook } from "./receive-hook.ts";
import { retryDelivery } from "./retry-delivery.ts";

const State = Type.Union([
  Type.Literal("pending"),
  Type.Literal("done"),
  Type.Literal("failed"),
  Type.Literal("refused"),
]);

const HookParams = Type.Object({ channel: Type.String({ maxLength: 40 }), key: Type.String({ maxLength: 64 }) });
/** As large as the largest piece that a provider posts; files come by reference. */
const HOOK_LIMIT = 5 * 1_048_576;

const hook = (method: "GET" | "POST") =>
  route({
    method,
    path: "/hooks/:channel/:key",
    access: "public",
    summary: "Where the provider of a channel account sends what comes in.",
    params: HookParams,
    rawBody: true,
    bodyLimit: HOOK_LIMIT,
    hidden: true,
    handler: async (ctx, { params }, { request, reply }) => {
      const answer = await receiveHook(ctx, params, hookRequest(ctx, request));
      return reply
        .status(answer.status ?? 200)
        .type(answer.type ?? "text/plain; charset=utf-8")
        .send(answer.body ?? "");
    },
  });

export const routes = [
  hook("GET"),
  hook("POST"),
  route({
    method: "GET",
    path: "/api/v1/intake",
    access: "intake:read",
    summary: "What channels delivered, newest first, with what became of it.",
    query: Type.Object({ ...PageQuery.properties, state: Type.Optional(State) }),
    response: page(IntakeRow),
    handler: (ctx, { query }) => listIntake(ctx, { ...query, limit: query.limit ?? 50 }),
  }),
  route({
    method: "POST",
    path: "/api/v1/intake/:id/retry",
    access: "intake:retry",
    summary: "Tries a delivery again that failed or was refused.",
    params: IdParams,
    response: IntakeRow,
    handler: (ctx, { params }) => retryDelivery(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/intake/:id/raw",
    access: "intake:read",
    summary: "A delivery, byte for byte as it came.",
    params: IdParams,
    response: Type.Any(),
    handler: async (ctx, { params }, { reply }) => {
      const raw = await openRawDelivery(ctx, params.id);
      // Whatever it is, no browser is to make a page of it.
      reply.header("content-type", "application/octet-stream");
      reply.header("content-disposition", `attachment; filename="delivery-${params.id}.eml"`);
      reply.header("content-security-policy", "default-src 'none'; sandbox");
      reply.header("x-content-type-options", "nosniff");
      reply.header("cache-control", "private, no-store");
      return reply.send(raw);
    },
  }),
];
