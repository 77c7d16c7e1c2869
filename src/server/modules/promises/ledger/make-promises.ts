import type { LadderStep, PromiseState } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type CurrentCalendar, calendarOf, withKnownErrors } from "../calendars/current-calendars.ts";
import { promiseMade } from "../events.ts";
import { ladderOf } from "../ladders/current-ladders.ts";
import { insertPromises, type NewPromise } from "../store/make.ts";
import { alarmsOf, dueOf, type Term } from "./term.ts";

/** A promise to be made. */
export type ToMake = {
  kind: string;
  caseId: number | null;
  /** null for what the house promises itself */
  customerId: number | null;
  promisor: { kind: "staff" | "team" | "partner" | "brand"; id: number | null };
  /** as told to the customer; null where the kind's own words are enough */
  words?: string | null;
  source: "policy" | "person" | "rule" | "api" | "partner";
  /** By when: working time in a calendar (the default one when it names none), or a fixed time. */
  term: { businessMs: number; calendarId?: number | null } | { dueAt: Date };
  /** since when it counts; now, when left out */
  startedAt?: Date;
  notBefore?: Date | null;
  /** the one set for its kind when left out, else the kind's own, else the one set for all */
  ladder?: readonly LadderStep[];
  policy?: { id: number; version: number } | null;
  /** who is to keep it now: owner and team of the case */
  ownerId: number | null;
  teamId: number | null;
  /** why it was made as it was; kept in its log */
  why?: Record<string, unknown>;
  /** not made where the case has a promise of one of these kinds in one of these states */
  unless?: { kinds: readonly string[]; states: readonly PromiseState[] };
};

/**
 * Makes promises: due times and alarms are counted in memory, all rows and the first line of each log are written in one
 * statement, and each is announced. Must run in the transaction of what it is promised for.
 *
 * @returns the ids in the order of the promises; null for one that `unless` kept from being made
 * @throws calendars.not_found, calendars.never_opens, calendars.out_of_range, calendars.holidays_missing
 */
export async function makePromises(ctx: Ctx, promises: readonly ToMake[]): Promise<(number | null)[]> {
  if (promises.length === 0) return [];
  return ctx.tx(async (tx) => {
    const now = tx.now();
    const ready: NewPromise[] = [];
    for (const promise of promises) {
      const calendar = "dueAt" in promise.term ? null : await calendarOf(tx, promise.term.calendarId ?? null);
      const ladder = promise.ladder ?? (await ladderOf(tx, promise.kind));
      ready.push(withKnownErrors(() => prepare({ ...promise, ladder }, calendar, now)));
    }
    const ids = await insertPromises(tx.db, ready, tx.actor, now);
    for (const [n, id] of ids.entries()) {
      const { kind, caseId, customerId, ownerId, teamId, dueAt, words, source } = ready[n]!;
      if (id === null) continue;
      tx.emit(
        promiseMade,
        { promiseId: id, kind, ownerId, teamId, dueAt: dueAt.toISOString(), words, source },
        { caseId, customerId },
      );
    }
    return ids;
  });
}

/** Works out the due time and the alarms. Pure. */
function prepare(
  promise: ToMake & { ladder: readonly LadderStep[] },
  calendar: CurrentCalendar | null,
  now: Date,
): NewPromise {
  const startedAt = promise.startedAt ?? now;
  const term: Term =
    "dueAt" in promise.term
      ? { kind: "fixed", startedAt: startedAt.getTime(), dueAt: promise.term.dueAt.getTime() }
      : {
          kind: "counted",
          startedAt: startedAt.getTime(),
          businessMs: promise.term.businessMs,
          calendar: calendar!.compiled,
          pauses: [],
        };
  const due = dueOf(term)!;
  const dueAt = new Date(due);
  const ladder = alarmsOf(promise.ladder, term, due);
  const businessMs = "dueAt" in promise.term ? null : promise.term.businessMs;
  return {
    kind: promise.kind,
    caseId: promise.caseId,
    customerId: promise.customerId,
    promisorKind: promise.promisor.kind,
    promisorId: promise.promisor.id,
    words: promise.words ?? null,
    source: promise.source,
    policyId: promise.policy?.id ?? null,
    policyVersion: promise.policy?.version ?? null,
    calendarId: calendar?.id ?? null,
    calendarVersion: calendar?.version ?? null,
    businessMs,
    startedAt,
    notBefore: promise.notBefore ?? null,
    dueAt,
    ladder,
    nextAt: ladder[0]!.at,
    ownerId: promise.ownerId,
    teamId: promise.teamId,
    // A counted time can be counted again; a fixed one is nowhere else once it was moved.
    log: { ...(businessMs === null && { dueAt }), ...(promise.why && { why: promise.why }) },
    unless: promise.unless ?? null,
  };
}
