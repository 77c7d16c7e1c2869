import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import type { Schedule } from "./claim-message.ts";
import { deliverMessage } from "./deliver-message.ts";

/** Takes a message one step on its way. What fails and passes by itself is scheduled anew by deliverMessage, not by the worker. */
export const sendMessageJob = defineJob(
  "conversations.send-message",
  { schema: Type.Object({ messageId: Id }) },
  (ctx, { messageId }) => deliverMessage(ctx, messageId, scheduleSending),
);

/**
 * Has a message looked at when its time has come, in the running transaction; an earlier appointment is replaced.
 *
 * Each account has two lanes, one for people's answers and one for what machines write: a provider that hangs holds up no
 * other account, and a flood of acknowledgements no answer.
 */
export function scheduleSending(tx: Ctx, message: Parameters<Schedule>[1], at: Date): void {
  const lane = message.automatic ? "automatic" : "answers";
  tx.enqueue(
    sendMessageJob,
    { messageId: message.id },
    { runAt: at, key: `send:${message.id}`, queue: `send:${message.accountId ?? 0}:${lane}` },
  );
}
