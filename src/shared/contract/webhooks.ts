/**
 * Webhooks that rules call, signed after Standard Webhooks.
 *
 * GET    /api/v1/webhooks                    rules:manage   WebhookView[]
 * POST   /api/v1/webhooks                    rules:manage   SaveWebhook → NewWebhook     (the secret is shown this once)
 * PUT    /api/v1/webhooks/:id                rules:manage   SaveWebhook → WebhookView
 * DELETE /api/v1/webhooks/:id                rules:manage
 * POST   /api/v1/webhooks/:id/secret         rules:manage   → NewWebhook                 (the old one is good no more)
 * POST   /api/v1/webhooks/:id/try            rules:manage   → WebhookDelivery            (sent at once)
 * GET    /api/v1/webhooks/:id/deliveries     rules:manage   WebhookDelivery[]
 */
import { type Static, Type } from "typebox";
import { Id, NullableText, NullableTime, Time } from "./common.ts";

export const SaveWebhook = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100, pattern: "\\S" }),
  url: Type.String({ minLength: 1, maxLength: 2_000, pattern: "^https?://\\S+$" }),
  active: Type.Boolean(),
});
export type SaveWebhook = Static<typeof SaveWebhook>;

export const WebhookView = Type.Object({ id: Id, ...SaveWebhook.properties });
export type WebhookView = Static<typeof WebhookView>;

/** `secret`: `whsec_` and base64, to be kept by the receiver. */
export const NewWebhook = Type.Object({ webhook: WebhookView, secret: Type.String() });
export type NewWebhook = Static<typeof NewWebhook>;

export const WebhookDelivery = Type.Object({
  id: Id,
  /** the header `webhook-id`, the same for each attempt */
  messageId: Type.String(),
  madeAt: Time,
  state: Type.Enum(["pending", "delivered", "failed"]),
  attempts: Type.Integer(),
  /** the status of the last answer */
  status: Type.Union([Type.Integer(), Type.Null()]),
  /** what went wrong last */
  detail: NullableText,
  nextAt: NullableTime,
  finishedAt: NullableTime,
});
export type WebhookDelivery = Static<typeof WebhookDelivery>;
