import type { Ctx } from "../../../kernel/ctx.ts";
import { openPromises } from "../../promises/index.ts";
import { replyKinds } from "./kinds.ts";

/** The concrete time that a customer may be told. */
export type AnswerDue = { promiseId: number; kind: string; dueAt: Date };

/** By when a person answers this case, as promised; null when nothing is, or its time is over. */
export async function dueForAcknowledgement(ctx: Ctx, caseId: number): Promise<AnswerDue | null> {
  const now = ctx.now();
  for (const { id, kind, dueAt } of await openPromises(ctx, [caseId], replyKinds)) {
    if (dueAt && dueAt > now) return { promiseId: id, kind, dueAt };
  }
  return null;
}
