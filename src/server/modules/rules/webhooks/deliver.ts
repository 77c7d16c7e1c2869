import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { unseal } from "../../../kernel/seal.ts";
import { type DeliveryRow, findDelivery, findWebhook, forgetDeliveries, writeAttempt } from "../store/webhooks.ts";
import { pauseAfter, readStatus } from "./policy.ts";
import { post } from "./post.ts";
import { signedHeaders } from "./sign.ts";

const KEPT_MS = 30 * 86_400_000;

/** One attempt at a delivery; where it was not taken the next one is left for later. Repeats carry the same id. */
export const deliverWebhook = defineJob(
  "rules.deliver-webhook",
  { schema: Type.Object({ deliveryId: Id, attempt: Type.Integer() }) },
  async (ctx, { deliveryId, attempt }) => {
    const delivery = await findDelivery(ctx.db, deliveryId);
    if (delivery?.state !== "pending" || delivery.attempts >= attempt) return;
    await attemptDelivery(ctx, delivery);
  },
);

/** Sends a delivery once and notes what came of it. */
export async function attemptDelivery(ctx: Ctx, delivery: DeliveryRow, isLast = false): Promise<void> {
  const hook = await findWebhook(ctx.db, delivery.webhookId);
  const attempts = delivery.attempts + 1;
  const finish = (state: "delivered" | "failed", rest: { status: number | null; detail: string | null }) =>
    writeAttempt(ctx.db, { id: delivery.id, state, attempts, nextAt: null, finishedAt: ctx.now(), ...rest });
  if (!hook?.active) return finish("failed", { status: null, detail: "switched off" });
  const at = Math.floor(ctx.now().getTime() / 1_000);
  const { messageId: id, body } = delivery;
  const headers = signedHeaders(unseal(ctx.config.secret, hook.sealedSecret), { id, at, body });
  const posted = await post(ctx, hook.url, headers, body);
  const said = posted.status === null ? "again" : readStatus(posted.status);
  if (said === "taken") return finish("delivered", posted);
  const pause = said === "never" || isLast ? null : pauseAfter(attempts);
  if (pause === null) return finish("failed", posted);
  const nextAt = new Date(ctx.now().getTime() + pause);
  await ctx.tx(async (tx) => {
    await writeAttempt(tx.db, { id: delivery.id, state: "pending", attempts, nextAt, finishedAt: null, ...posted });
    tx.enqueue(deliverWebhook, { deliveryId: delivery.id, attempt: attempts + 1 }, { runAt: nextAt });
  });
}

/** Forgets deliveries after a month; that the rule fired stays in its log. */
export const forgetOldDeliveries = defineJob(
  "rules.forget-deliveries",
  { schema: Type.Object({}), cron: "17 3 * * *" },
  (ctx) => forgetDeliveries(ctx.db, new Date(ctx.now().getTime() - KEPT_MS)),
);
