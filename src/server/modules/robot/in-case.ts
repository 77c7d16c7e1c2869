import type { RobotInCase } from "../../../shared/contract/robot.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "../accounts/index.ts";
import { type CaseFacts, getCase, giveLockedCase, isActive } from "../cases/index.ts";
import { notToGiveBack } from "./errors.ts";
import { robotGivenBack } from "./events.ts";
import { beginDialogue, type Dialogue, latestDialogue } from "./store/dialogues.ts";
import { type RobotSettings, settingsById, settingsOf } from "./store/settings.ts";
import { versionFor } from "./versions/version-for.ts";

/** Whether a robot talks or talked in a case. @throws cases.not_found */
export async function robotInCase(ctx: Ctx, caseId: number): Promise<RobotInCase> {
  const row = await getCase(ctx, caseId);
  const dialogue = await latestDialogue(ctx.db, caseId);
  if (!dialogue) return { state: "never", name: null, reason: null, canGiveBack: false };
  const { name } = await settingsById(ctx.db, dialogue.settingsId);
  const now = await settingsOf(ctx.db, dialogue.accountId);
  return { state: dialogue.state, name, reason: dialogue.reason, canGiveBack: mayTalk(row, dialogue, now) };
}

/**
 * Lets the robot talk in a case again, which its keeper owns from then on. Only where it talked before, and somebody asks.
 * @throws cases.not_found, robot.not_to_give_back
 */
export async function giveBack(ctx: Ctx, caseId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await getCase(tx, caseId);
    const dialogue = await latestDialogue(tx.db, caseId, true);
    const settings = dialogue && (await versionFor(tx, dialogue.accountId, caseId));
    if (!dialogue || !settings || !mayTalk(row, dialogue, settings)) throw notToGiveBack();
    const { conversationId, accountId, brandId, channel, locale } = dialogue;
    const settingsId = settings.id;
    const begun = { caseId, conversationId, accountId, brandId, channel, locale, settingsId, at: tx.now() };
    await beginDialogue(tx.db, begun);
    await giveLockedCase(tx, caseId, async () => ({ ownerId: settings.keeperId, reason: "robot" }));
    const { id } = (await latestDialogue(tx.db, caseId))!;
    await audit(tx, { action: "robot.given_back", subject: { kind: "case", id: caseId } });
    tx.emit(robotGivenBack, { dialogueId: id }, { caseId, customerId: row.customerId });
  });
}

function mayTalk(row: CaseFacts, { state }: Dialogue, settings: RobotSettings | undefined): boolean {
  return state !== "talking" && settings?.active === true && isActive(row.category) && row.mergedInto === null;
}
