import type { PromisedCallback } from "../../../../shared/contract/callbacks.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase } from "../../cases/index.ts";
import {
  dueInThePast,
  makePromises,
  movePromise,
  openPromises,
  rewordPromises,
  setWindow,
  termNeeded,
} from "../../promises/index.ts";
import { numberOf } from "../caller.ts";
import { numberWrong, slotTaken } from "../errors.ts";
import { countBookings, lockBookings, writeBooking } from "../store/callbacks.ts";
import { callback } from "./kinds.ts";
import { capacityOf, teamFor, type Where } from "./offer-slots.ts";
import { SLOT_MS, slotOf } from "./slots.ts";
import { tellOfCallback } from "./tell-of-callback.ts";

/** A call that somebody is promised. */
export type SlotWanted = {
  caseId: number;
  /** as it was typed; null: a number of the customer's that we know */
  number: string | null;
  /** a slot, which must be free; or another time, which a person of ours answers for */
  when: { slotAt: Date } | { at: Date };
  /** why it is another time than before */
  reason: string;
  source: "person" | "rule" | "api";
  why: Record<string, unknown>;
  /** for whose team and brand, where the case is not to say */
  where?: Where;
};

/**
 * Promises a call in a half hour. A slot is taken under a lock of its team, so that never more are promised than people can
 * keep. There is one open callback a case: who asks again moves it, and is told so.
 *
 * @throws calls.slot_taken, calls.number_wrong, promises.term_needed, promises.due_in_the_past, cases.not_found
 */
export async function promiseSlot(ctx: Ctx, wanted: SlotWanted): Promise<PromisedCallback> {
  const number = readNumber(wanted.number);
  return ctx.tx(async (tx) => {
    const row = await getCase(tx, wanted.caseId);
    const where = wanted.where ?? row;
    const teamId = await teamFor(tx, where);
    await lockBookings(tx.db, { caseId: row.id });
    await lockBookings(tx.db, { teamId });
    const from = "slotAt" in wanted.when ? wanted.when.slotAt : wanted.when.at;
    const due = new Date(from.getTime() + SLOT_MS);
    if (from <= tx.now()) throw dueInThePast();
    const open = await openPromises(tx, [row.id], [callback.kind]);
    const standing = open.find(({ dueAt }) => dueAt !== null && dueAt > tx.now());
    const times = { at: from.toISOString(), until: due.toISOString() };
    if (standing && isAt(standing, due)) {
      if (number !== null) await reword(tx, row.id, number, wanted.why);
      return { promiseId: standing.id, moved: false, ...times };
    }
    if ("slotAt" in wanted.when) await checkFree(tx, where, teamId, from);
    if (standing) {
      await setWindow(tx, { id: standing.id, notBefore: from });
      await movePromise(tx, { id: standing.id, dueAt: due, reason: wanted.reason });
      if (number !== null) await reword(tx, row.id, number, wanted.why);
      await writeBooking(tx.db, { promiseId: standing.id, teamId, slotAt: slotOf(from) });
      return { promiseId: standing.id, moved: true, ...times };
    }
    const byStaff = tx.actor.kind === "staff";
    const [promiseId] = await makePromises(tx, [
      {
        kind: callback.kind,
        caseId: row.id,
        customerId: row.customerId,
        promisor: byStaff ? { kind: "staff", id: tx.actor.id } : { kind: "brand", id: row.brandId },
        words: number,
        source: wanted.source,
        term: { dueAt: due },
        notBefore: from,
        ownerId: row.ownerId,
        teamId: row.teamId,
        why: wanted.why,
      },
    ]);
    await writeBooking(tx.db, { promiseId: promiseId!, teamId, slotAt: slotOf(from) });
    await tellOfCallback(tx, row, { from, due, number });
    return { promiseId: promiseId!, moved: false, ...times };
  });
}

/** What was asked for in one of the two ways. @throws promises.term_needed */
export function whenOf({ slotAt, at }: { slotAt?: string; at?: string }): SlotWanted["when"] {
  if (slotAt !== undefined && at === undefined) return { slotAt: new Date(slotAt) };
  if (at !== undefined && slotAt === undefined) return { at: new Date(at) };
  throw termNeeded();
}

/** @throws calls.slot_taken; the team must be locked */
export async function checkFree(tx: Ctx, where: Where, teamId: number, slotAt: Date): Promise<void> {
  const taken = (await countBookings(tx.db, teamId, [slotAt])).get(slotAt.getTime()) ?? 0;
  if (taken >= (await capacityOf(tx, where, slotAt))) throw slotTaken({ field: "slot" });
}

function isAt({ notBefore, dueAt }: { notBefore: Date | null; dueAt: Date | null }, due: Date): boolean {
  return notBefore !== null && dueAt?.getTime() === due.getTime();
}

function reword(tx: Ctx, caseId: number, words: string, why: Record<string, unknown>): Promise<void> {
  return rewordPromises(tx, { caseId, kind: callback.kind, words, why });
}

function readNumber(typed: string | null): string | null {
  if (typed === null || typed.trim() === "") return null;
  const number = numberOf(typed);
  if (number === null || !/^\+?\d{5,20}$/.test(number)) throw numberWrong({ number: typed, field: "number" });
  return number;
}
