import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { NewWebhook, SaveWebhook, WebhookDelivery, WebhookView } from "../../../../shared/contract/webhooks.ts";
import { route } from "../../../kernel/http/route.ts";
import { changeWebhook, deleteWebhook, listWebhooks, makeWebhook, renewSecret } from "../webhooks/save-webhook.ts";
import { listDeliveries, tryWebhook } from "../webhooks/show-deliveries.ts";

const access = "rules:manage";

export const webhookRoutes = [
  route({
    method: "GET",
    path: "/api/v1/webhooks",
    access,
    summary: "Webhooks that rules can call, by name. Their secrets are not shown.",
    query: PageQuery,
    response: page(WebhookView),
    handler: async (ctx) => ({ items: await listWebhooks(ctx), next: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/webhooks",
    access,
    summary: "Makes a webhook. Its secret is in this answer and nowhere else.",
    body: SaveWebhook,
    response: NewWebhook,
    handler: (ctx, { body }) => makeWebhook(ctx, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/webhooks/:id",
    access,
    summary: "Changes a webhook; its secret stays.",
    params: IdParams,
    body: SaveWebhook,
    response: WebhookView,
    handler: (ctx, { params, body }) => changeWebhook(ctx, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/webhooks/:id",
    access,
    summary: "Deletes a webhook; rules that call it fail there.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await deleteWebhook(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/webhooks/:id/secret",
    access,
    summary: "Gives a webhook another secret, shown this once; the old one is good no more.",
    params: IdParams,
    response: NewWebhook,
    handler: (ctx, { params }) => renewSecret(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/webhooks/:id/try",
    access,
    summary: "Sends a webhook a message that says nothing, and tells what came of it.",
    params: IdParams,
    response: WebhookDelivery,
    perMinute: 20,
    handler: (ctx, { params }) => tryWebhook(ctx, params.id),
  }),
  route({
    method: "GET",
    path: "/api/v1/webhooks/:id/deliveries",
    access,
    summary: "What was sent to a webhook and what came of it, newest first.",
    params: IdParams,
    query: PageQuery,
    response: page(WebhookDelivery),
    handler: (ctx, { params, query }) =>
      listDeliveries(ctx, { webhookId: params.id, cursor: query.cursor, limit: query.limit ?? 50 }),
  }),
];
