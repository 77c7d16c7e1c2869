import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { getCase } from "../../cases/index.ts";
import { makePromises, rewordPromises } from "../../promises/index.ts";
import { calendarIdFor } from "../../service-levels/index.ts";
import { endHold, findHold } from "../store/callback-holds.ts";
import { asksLast, type CallRow } from "../store/calls.ts";
import { callback } from "./kinds.ts";
import { promiseSlot } from "./promise-slot.ts";

const MINUTE = 60_000;

/**
 * Promises whoever asked for it to be called back. Who asks again has that promise already: what they said last is the
 * number to call.
 */
export async function promiseCallback(tx: Ctx, call: CallRow): Promise<void> {
  if (await promiseHeld(tx, call)) return;
  const { id: caseId, customerId, brandId, teamId, ownerId } = await getCase(tx, call.caseId!);
  const why = { callId: call.id, number: call.number };
  const [made] = await makePromises(tx, [
    {
      kind: callback.kind,
      caseId,
      customerId,
      promisor: { kind: "brand", id: brandId },
      words: call.number,
      source: "rule",
      term: {
        businessMs: call.callbackWithin! * MINUTE,
        calendarId: await calendarIdFor(tx, { calendarId: null, teamId: teamId ?? call.teamId, brandId }),
      },
      startedAt: call.startedAt,
      ownerId,
      teamId: teamId ?? call.teamId,
      why,
      unless: { kinds: [callback.kind], states: ["open"] },
    },
  ]);
  if (made !== null || call.number === null || !(await asksLast(tx.db, call))) return;
  await rewordPromises(tx, { caseId, kind: callback.kind, words: call.number, why });
}

/** Promises the half hour that they chose, once. @returns false where they chose none, or it went by before we got to it */
async function promiseHeld(tx: Ctx, call: CallRow): Promise<boolean> {
  const hold = await findHold(tx.db, call.id);
  if (!hold) return false;
  if (hold.promisedAt !== null) return true;
  await endHold(tx.db, call.id, tx.now());
  if (hold.slotAt <= tx.now()) return false;
  const { brandId } = await getCase(tx, call.caseId!);
  await promiseSlot(tx, {
    caseId: call.caseId!,
    number: call.number,
    // It was theirs since they chose it.
    when: { at: hold.slotAt },
    reason: wordsOf(localeFor(call.language) ?? "zh-CN")("callbacks.moved"),
    source: "rule",
    why: { callId: call.id, number: call.number },
    where: { teamId: hold.teamId, brandId },
  });
  return true;
}
