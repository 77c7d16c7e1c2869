import type { Ctx } from "../../kernel/ctx.ts";
import { type CaseFacts, provideMachineHolder } from "../cases/index.ts";
import { lastIncomingOf } from "../conversations/index.ts";
import { latestDialogue } from "./store/dialogues.ts";
import { settingsById, settingsOf } from "./store/settings.ts";

provideMachineHolder(holderOf);

/**
 * Who answers for a case while the robot talks in it; null where it does not. Of a case that just came by an account with
 * a robot, it is known before the robot has read its first message: news comes in no order.
 */
async function holderOf(ctx: Ctx, row: CaseFacts): Promise<number | null> {
  const dialogue = await latestDialogue(ctx.db, row.id);
  if (dialogue) return dialogue.state === "talking" ? (await settingsById(ctx.db, dialogue.settingsId)).keeperId : null;
  if (row.firstAnsweredAt !== null) return null;
  const incoming = await lastIncomingOf(ctx, row.id);
  if (!incoming?.accountId || incoming.kind !== "message" || incoming.autoReply !== null) return null;
  const settings = await settingsOf(ctx.db, incoming.accountId);
  if (!settings?.active || settings.inForceSince! > row.openedAt) return null;
  return row.ownerId === null || row.ownerId === settings.keeperId ? settings.keeperId : null;
}
