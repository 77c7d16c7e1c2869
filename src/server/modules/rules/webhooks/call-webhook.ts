import { randomUUID } from "node:crypto";
import type { RuleAction } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase } from "../../cases/index.ts";
import type { Outcome, ToDo } from "../actions/act.ts";
import { webhookNotFound, webhookOff } from "../errors.ts";
import { findWebhook, insertDelivery } from "../store/webhooks.ts";
import { deliverWebhook } from "./deliver.ts";

/**
 * Leaves a call for the webhook, with what the case is at this moment and without what was written in it: whoever
 * receives it asks the API for more, with a key that says how much.
 *
 * @throws rules.webhook_not_found, rules.webhook_off
 */
export async function callWebhook(
  tx: Ctx,
  { firing, name }: ToDo,
  { webhookId }: Extract<RuleAction, { do: "call_webhook" }>,
): Promise<Outcome> {
  const hook = await findWebhook(tx.db, webhookId);
  if (!hook) throw webhookNotFound({ id: webhookId });
  if (!hook.active) throw webhookOff();
  const row = await getCase(tx, firing.caseId);
  const body = JSON.stringify({
    type: "rule.fired",
    timestamp: tx.now().toISOString(),
    data: {
      rule: { id: firing.ruleId, name, version: firing.version },
      trigger: firing.trigger,
      firingId: firing.id,
      case: {
        id: row.id,
        subject: row.subject,
        category: row.category,
        priority: row.priority,
        kind: row.kind,
        channel: row.channel,
        tags: row.tags,
        brandId: row.brandId,
        teamId: row.teamId,
        ownerId: row.ownerId,
        customerId: row.customerId,
        openedAt: row.openedAt.toISOString(),
      },
    },
  });
  const messageId = `msg_${randomUUID().replaceAll("-", "")}`;
  const deliveryId = await insertDelivery(
    tx.db,
    { webhookId, messageId, caseId: row.id, firingId: firing.id, body },
    tx.now(),
  );
  tx.enqueue(deliverWebhook, { deliveryId, attempt: 1 });
  return {};
}
