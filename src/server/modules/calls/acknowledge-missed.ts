import type { Ctx } from "../../kernel/ctx.ts";
import { getCase } from "../cases/index.ts";
import { acknowledge } from "../intake/index.ts";
import { findCall } from "./store/calls.ts";

/** Tells who called from where people also write, and was not spoken with, that we have it, as all who write are told. */
export async function acknowledgeMissed(ctx: Ctx, callId: number): Promise<void> {
  const call = await findCall(ctx.db, callId);
  if (!call || call.messageId === null || call.caseId === null || call.answeredAt !== null) return;
  const { openedAt } = await getCase(ctx, call.caseId);
  const isNewCase = new Date(openedAt).getTime() >= call.startedAt.getTime();
  await acknowledge(ctx, { messageId: call.messageId, isNewCase, called: true });
}
