import { randomUUID } from "node:crypto";
import type { WebhookDelivery } from "../../../../shared/contract/webhooks.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { webhookNotFound, webhookOff } from "../errors.ts";
import { type DeliveryRow, findDeliveries, findDelivery, findWebhook, insertDelivery } from "../store/webhooks.ts";
import { attemptDelivery } from "./deliver.ts";

/** What was sent to a webhook, newest first; the bodies are not shown, as they name cases. */
export async function listDeliveries(
  ctx: Ctx,
  input: { webhookId: number; cursor?: string | undefined; limit: number },
): Promise<{ items: WebhookDelivery[]; next: string | null }> {
  const before = readCursor(input.cursor, ["number"])?.[0] ?? null;
  const rows = await findDeliveries(ctx.db, { webhookId: input.webhookId, before, limit: input.limit + 1 });
  const { items, next } = pageOf(rows, input.limit, (row) => [row.id]);
  return { items: items.map(presentDelivery), next };
}

/**
 * Sends a webhook a message that says nothing, once and at once.
 * @throws rules.webhook_not_found, rules.webhook_off
 */
export async function tryWebhook(ctx: Ctx, id: number): Promise<WebhookDelivery> {
  const hook = await findWebhook(ctx.db, id);
  if (!hook) throw webhookNotFound({ id });
  if (!hook.active) throw webhookOff();
  const body = JSON.stringify({ type: "webhook.test", timestamp: ctx.now().toISOString(), data: {} });
  const messageId = `msg_${randomUUID().replaceAll("-", "")}`;
  const deliveryId = await insertDelivery(
    ctx.db,
    { webhookId: id, messageId, caseId: null, firingId: null, body },
    ctx.now(),
  );
  await attemptDelivery(ctx, (await findDelivery(ctx.db, deliveryId))!, true);
  return presentDelivery((await findDelivery(ctx.db, deliveryId))!);
}

function presentDelivery(row: DeliveryRow): WebhookDelivery {
  const { id, messageId, state, attempts, status, detail } = row;
  return {
    id,
    messageId,
    state,
    attempts,
    status,
    detail,
    madeAt: row.madeAt.toISOString(),
    nextAt: row.nextAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
