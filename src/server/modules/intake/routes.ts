import { Type } from "typebox";
import { IntakeRow } from "../../../shared/contract/channels.ts";
import { IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import { route } from "../../kernel/http/route.ts";
import { listIntake } from "./list-intake.ts";
import { openRawDelivery } from "./open-raw-delivery.ts";
import { retryDelivery } from "./retry-delivery.ts";

const State = Type.Union([
  Type.Literal("pending"),
  Type.Literal("done"),
  Type.Literal("failed"),
  Type.Literal("refused"),
]);

export const routes = [
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
