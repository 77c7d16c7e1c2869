import { createHash } from "node:crypto";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type RobotSettings, settingsById, settingsOf } from "../store/settings.ts";
import { trialOf } from "../store/trials.ts";

/** Which version talks in a case on an account: the same one however often it is asked while the trial is on. */
export async function versionFor(tx: Ctx, accountId: number, caseId: number): Promise<RobotSettings | undefined> {
  const live = await settingsOf(tx.db, accountId);
  const trial = live?.active ? await trialOf(tx.db, accountId) : undefined;
  return trial && isTried(trial, caseId) ? settingsById(tx.db, trial.settingsId) : live;
}

/** Spread evenly, and anew with each trial: no customer is tried on for ever. */
export function isTried({ id, share }: { id: number; share: number }, caseId: number): boolean {
  const place = createHash("sha256").update(`${id}:${caseId}`).digest().readUInt32BE(0) % 100;
  return place < share;
}
