import { Type } from "typebox";
import { IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { MessageView, OutboxRow } from "../../../../shared/contract/conversations.ts";
import { route } from "../../../kernel/http/route.ts";
import { showOutbox } from "../sending/list-outbox.ts";
import { cancelMessage, retryMessage } from "../sending/retry-message.ts";

export const outboxRoutes = [
  route({
    method: "GET",
    path: "/api/v1/outbox",
    access: "outbox:read",
    summary: "Outgoing messages, newest first: those that wait, failed, bounced, or are sent.",
    query: Type.Object({
      ...PageQuery.properties,
      state: Type.Optional(Type.Enum(["waiting", "failed", "bounced", "sent"], { default: "waiting" })),
    }),
    response: page(OutboxRow),
    handler: (ctx, { query }) => showOutbox(ctx, { ...query, state: query.state ?? "waiting" }),
  }),
  route({
    method: "POST",
    path: "/api/v1/messages/:id/retry",
    access: "outbox:retry",
    summary: "Tries a message of the outbox again, now.",
    params: IdParams,
    response: MessageView,
    handler: (ctx, { params }) => retryMessage(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/messages/:id/cancel",
    access: "outbox:retry",
    summary: "Takes a message out of the outbox for good.",
    params: IdParams,
    response: MessageView,
    handler: (ctx, { params }) => cancelMessage(ctx, params.id),
  }),
];
