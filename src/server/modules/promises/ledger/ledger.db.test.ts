import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { addBusinessTime } from "../../../../shared/business-time/index.ts";
import type { Actor } from "../../../kernel/ctx.ts";
import {
  countPromises,
  defaultCalendar,
  disputePromise,
  getPromise,
  keepPromises,
  makePromises,
  moveCustomerPromises,
  movePromise,
  movePromisesToCase,
  nextPromiseOfCases,
  pausePromises,
  promisesForCustomer,
  promisesOfCases,
  reassignPromises,
  resumePromises,
  type ToMake,
  waivePromise,
  withdrawPromises,
} from "../index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const HOUR = 3_600_000;

/** A promise of six working hours to a new customer, in a new case. */
async function build(given: Partial<ToMake> = {}) {
  const { caseId, customerId } = await buildCase(ctx);
  const base = {
    kind: "repair",
    caseId,
    customerId,
    promisor: { kind: "team", id: null },
    source: "person",
  } as const;
  const [id] = await ctx.tx((tx) =>
    makePromises(tx, [{ ...base, term: { businessMs: 6 * HOUR }, ownerId: null, teamId: null, ...given }]),
  );
  return { id: id!, caseId: given.caseId ?? caseId, customerId };
}

const logOf = async (id: number) =>
  (await desk.pool.query("select kind, data from promise_log where promise_id = $1 order by id", [id])).rows;
const kindsOf = async (id: number) => (await logOf(id)).map((line) => line.kind);
const hoursFromNow = (hours: number) => new Date(desk.now().getTime() + hours * HOUR);

describe("[B4] making promises", () => {
  test("the due time is counted in the default calendar, whose version is kept", async () => {
    const { id } = await build();
    const calendar = await defaultCalendar(ctx);
    const row = await getPromise(ctx, id);
    expect(row.dueAt!.getTime()).toBe(addBusinessTime(calendar.compiled, desk.now().getTime(), 6 * HOUR));
    expect(row).toMatchObject({ calendarId: calendar.id, calendarVersion: calendar.version, state: "open" });
    expect(row.nextAt!.toISOString()).toBe(row.ladder[0]!.at);
  });

  test("many are made by one statement, in order, each with its log and its event", async () => {
    const one = await buildCase(ctx);
    const promise = {
      ...one,
      promisor: { kind: "team", id: null },
      source: "person",
      ownerId: null,
      teamId: null,
    } as const;
    const { result: ids, events } = await desk.during(() =>
      ctx.tx((tx) =>
        makePromises(
          tx,
          ["a", "b", "c"].map((words) => ({ ...promise, kind: "refund", words, term: { dueAt: hoursFromNow(2) } })),
        ),
      ),
    );
    expect(events.map(({ type }) => type)).toEqual(["promises.made", "promises.made", "promises.made"]);
    for (const [index, id] of ids.entries()) {
      expect(await getPromise(ctx, id!)).toMatchObject({ words: ["a", "b", "c"][index], calendarId: null });
      expect(await kindsOf(id!)).toEqual(["made"]);
    }
  });

  test("none is made where the case has the same already", async () => {
    const { caseId, customerId } = await build({ kind: "refund" });
    const unless = { kinds: ["refund"], states: ["open"] } as const;
    const again = {
      kind: "refund",
      caseId,
      customerId,
      promisor: { kind: "team", id: null },
      source: "person",
    } as const;
    const { result, events } = await desk.during(() =>
      ctx.tx((tx) =>
        makePromises(tx, [{ ...again, term: { dueAt: hoursFromNow(1) }, ownerId: null, teamId: null, unless }]),
      ),
    );
    expect(result).toEqual([null]);
    expect(events).toEqual([]);
  });
});

describe("[B4] settling promises", () => {
  test("kept in time, with the evidence", async () => {
    const { id, caseId } = await build();
    const { events } = await desk.during(() =>
      keepPromises(ctx, { caseId, kinds: ["repair"], evidenceEventId: 42, at: desk.now() }),
    );
    expect(events.map(({ type }) => type)).toEqual(["promises.kept"]);
    expect(await getPromise(ctx, id)).toMatchObject({ state: "kept", evidenceEventId: 42, nextAt: null });
  });

  test("kept after its time: broken and kept late, also where the alarm clock has not come by", async () => {
    const { id, caseId } = await build();
    const { dueAt } = await getPromise(ctx, id);
    const at = new Date(dueAt!.getTime() + 1);
    const { events } = await desk.during(() =>
      keepPromises(ctx, { caseId, kinds: ["repair"], evidenceEventId: 42, at }),
    );
    expect(events.map(({ type }) => type)).toEqual(["promises.broken", "promises.kept_late"]);
    expect(await kindsOf(id)).toEqual(["made", "broken", "kept_late"]);
  });

  test("evidence of another kind, of another case, or from before it began settles nothing", async () => {
    const { id, caseId } = await build();
    const other = await build();
    const evidence = { caseId, kinds: ["repair"], evidenceEventId: 1, at: desk.now() };
    expect(await keepPromises(ctx, { ...evidence, kinds: ["refund"] })).toEqual([]);
    expect(await keepPromises(ctx, { ...evidence, caseId: other.caseId, answersUntil: hoursFromNow(-1) })).toEqual([]);
    expect((await getPromise(ctx, id)).state).toBe("open");
    expect((await getPromise(ctx, other.id)).state).toBe("open");
  });

  test("settling twice changes nothing the second time", async () => {
    const { id, caseId } = await build();
    const evidence = { caseId, kinds: ["repair"], evidenceEventId: 1, at: desk.now() };
    await keepPromises(ctx, evidence);
    const before = await getPromise(ctx, id);
    const { events } = await desk.during(() => keepPromises(ctx, { ...evidence, evidenceEventId: 2 }));
    await withdrawPromises(ctx, { caseIds: [caseId], reason: "case_closed" });
    expect(events).toEqual([]);
    expect(await getPromise(ctx, id)).toEqual(before);
  });

  test("withdrawn with its case", async () => {
    const { id, caseId } = await build();
    await withdrawPromises(ctx, { caseIds: [caseId], kinds: ["refund"], reason: "case_closed" });
    expect((await getPromise(ctx, id)).state).toBe("open");
    const { events } = await desk.during(() => withdrawPromises(ctx, { caseIds: [caseId], reason: "case_closed" }));
    expect(events).toMatchObject([{ type: "promises.withdrawn", data: { reason: "case_closed" } }]);
    expect(await getPromise(ctx, id)).toMatchObject({ state: "withdrawn", nextAt: null });
  });
});

describe("[B4] renegotiating", () => {
  test("moved before it is due: both times and the reason stay, it counts, the alarms follow, others hear of it", async () => {
    const { id } = await build();
    const before = await getPromise(ctx, id);
    const to = hoursFromNow(100);
    const { events } = await desk.during(() => movePromise(ctx, { id, dueAt: to, reason: "the part is\0 late" }));
    const from = before.dueAt!.toISOString();
    const data = { from, to: to.toISOString(), reason: "the part is late", movedCount: 1 };
    expect(events).toMatchObject([{ type: "promises.moved", data }]);
    const after = await getPromise(ctx, id);
    expect(after).toMatchObject({ dueAt: to, movedCount: 1, state: "open", ladderStep: 0 });
    expect(after.ladder.map(({ at }) => at)).toEqual(
      [hoursFromNow(75), to, hoursFromNow(101)].map((at) => at.toISOString()),
    );
    expect((await logOf(id)).at(-1)).toMatchObject({ kind: "moved", data: { from, to: to.toISOString() } });
  });

  test("nothing is moved or waived once its time has come, and a settled one not at all", async () => {
    const { id, caseId } = await build({ term: { dueAt: hoursFromNow(1) } });
    await expect(movePromise(ctx, { id, dueAt: hoursFromNow(-1), reason: "x" })).rejects.toMatchObject({
      code: "promises.due_in_the_past",
    });
    desk.advance("1 h");
    const moving = movePromise(ctx, { id, dueAt: hoursFromNow(5), reason: "x" });
    await expect(moving).rejects.toMatchObject({ code: "promises.already_due" });
    await expect(waivePromise(ctx, { id, reason: "x" })).rejects.toMatchObject({ code: "promises.already_due" });
    await keepPromises(ctx, { caseId, kinds: ["repair"], evidenceEventId: 1, at: desk.now() });
    await expect(waivePromise(ctx, { id, reason: "x" })).rejects.toMatchObject({
      code: "promises.settled",
      params: { state: "kept" },
    });
  });

  test("not moved before the beginning of its window", async () => {
    const { id } = await build({ term: { dueAt: hoursFromNow(9) }, notBefore: hoursFromNow(5) });
    await expect(movePromise(ctx, { id, dueAt: hoursFromNow(5), reason: "x" })).rejects.toMatchObject({
      code: "promises.due_before_window",
    });
  });

  test("waived by the customer", async () => {
    const { id } = await build();
    await waivePromise(ctx, { id, reason: "found it" });
    expect(await getPromise(ctx, id)).toMatchObject({ state: "waived", nextAt: null });
  });

  test("disputed: told once, the state stays, and no other case's promise is reached", async () => {
    const { id, caseId } = await build();
    await keepPromises(ctx, { caseId, kinds: ["repair"], evidenceEventId: 1, at: desk.now() });
    const words = "nobody called";
    await expect(disputePromise(ctx, { id, caseId: caseId + 999, words })).rejects.toMatchObject({
      code: "promises.not_found",
    });
    const { events } = await desk.during(async () => {
      await disputePromise(ctx, { id, caseId, words });
      await disputePromise(ctx, { id, caseId, words });
    });
    expect(events).toMatchObject([{ type: "promises.disputed", data: { words } }]);
    expect(await getPromise(ctx, id)).toMatchObject({ state: "kept", disputedAt: desk.now() });
  });
});

describe("[B4] whose turn it is", () => {
  test("while paused it has no due time and rings for nobody; afterwards it goes on where it stood", async () => {
    const { id, caseId } = await build();
    const which = { caseIds: [caseId], kinds: ["repair"] };
    const before = await getPromise(ctx, id);
    desk.advance("1 h");
    expect(await pausePromises(ctx, { ...which, turn: "customer" })).toEqual([id]);
    expect(await pausePromises(ctx, { ...which, turn: "partner" })).toEqual([]);
    expect(await getPromise(ctx, id)).toMatchObject({
      dueAt: null,
      nextAt: null,
      pausedFor: "customer",
      state: "open",
    });
    desk.advance("7 d");
    await resumePromises(ctx, which);
    const after = await getPromise(ctx, id);
    // A week of the same hours later.
    expect(after.dueAt!.getTime()).toBe(before.dueAt!.getTime() + 7 * 24 * HOUR);
    expect(after.pausedFor).toBeNull();
    expect(await kindsOf(id)).toEqual(["made", "paused", "resumed"]);
  });

  test("a fixed time waits for nobody", async () => {
    const { caseId } = await build({ term: { dueAt: hoursFromNow(3) } });
    expect(await pausePromises(ctx, { caseIds: [caseId], kinds: ["repair"], turn: "customer" })).toEqual([]);
  });
});

describe("[C2] promises go with their case", () => {
  test("a new owner has those that are open; what is settled stays with who settled it", async () => {
    const { id, caseId, customerId } = await build({ ownerId: 1, teamId: 2 });
    const done = await build({ caseId, customerId, kind: "refund", ownerId: 1 });
    await keepPromises(ctx, { caseId, kinds: ["refund"], evidenceEventId: 1, at: desk.now() });
    await reassignPromises(ctx, { caseIds: [caseId], ownerId: 5, teamId: 2 });
    await reassignPromises(ctx, { caseIds: [caseId], ownerId: 5, teamId: 2 });
    expect(await getPromise(ctx, id)).toMatchObject({ ownerId: 5, teamId: 2 });
    expect(await getPromise(ctx, done.id)).toMatchObject({ ownerId: 1 });
    expect(await kindsOf(id)).toEqual(["made", "reassigned"]);
  });

  test("[A4] merged cases: all promises come along, of the same one only that due first stays open", async () => {
    const source = "policy" as const;
    const into = await build({ kind: "first_response", source });
    const from = await build({ kind: "next_response", source, term: { businessMs: HOUR } });
    const other = await build({ caseId: from.caseId, customerId: from.customerId });
    const moved = await movePromisesToCase(ctx, from.caseId, into.caseId);
    expect(moved.sort()).toEqual([from.id, other.id].sort());
    expect(await getPromise(ctx, from.id)).toMatchObject({ state: "open", caseId: into.caseId });
    expect(await getPromise(ctx, other.id)).toMatchObject({ state: "open", caseId: into.caseId });
    expect(await getPromise(ctx, into.id)).toMatchObject({ state: "withdrawn" });
  });

  test("a merged customer's promises are the other's; those without a case are named", async () => {
    const one = await build();
    const loose = await build({ caseId: null, customerId: one.customerId });
    const other = await buildCase(ctx);
    expect(await moveCustomerPromises(ctx, one.customerId, other.customerId)).toEqual([loose.id]);
    expect((await getPromise(ctx, one.id)).customerId).toBe(other.customerId);
  });
});

describe("[B4] reading promises", () => {
  test("of cases: open ones by due time, then the rest; the next one; broken only where nothing is open", async () => {
    const late = await build({ term: { dueAt: hoursFromNow(9) } });
    const { caseId, customerId } = late;
    const soon = await build({ caseId, customerId, kind: "refund", term: { dueAt: hoursFromNow(2) } });
    const kept = await build({ caseId, customerId, kind: "errand" });
    await keepPromises(ctx, { caseId, kinds: ["errand"], evidenceEventId: 1, at: desk.now() });
    const subjects = new Map([[caseId, "Where is it?"]]);
    const views = (await promisesOfCases(ctx, [caseId], subjects)).get(caseId)!;
    expect(views.map((view) => view.id)).toEqual([soon.id, late.id, kept.id]);
    expect(views[0]).toMatchObject({ caseSubject: "Where is it?", customer: { id: customerId }, paused: false });
    expect((await nextPromiseOfCases(ctx, [caseId, caseId + 1])).get(caseId)!.id).toBe(soon.id);
    await desk.pool.query("update promises set state = 'broken' where id = any($1)", [[soon.id, late.id]]);
    expect((await nextPromiseOfCases(ctx, [caseId])).get(caseId)!.id).toBe(late.id);
    const teamId = 700 + unique();
    await desk.pool.query("update promises set team_id = $1 where case_id = $2", [teamId, caseId]);
    expect(await countPromises(ctx, { teamIds: [teamId] })).toEqual({ broken: 2, dueSoon: 0 });
  });

  test("[B5] a customer sees state and time, and nothing of who or how we work", async () => {
    const { caseId, customerId } = await build({ words: "We call you back", ownerId: 3, teamId: 4 });
    await build({ caseId, customerId, kind: "refund" });
    await withdrawPromises(ctx, { caseIds: [caseId], kinds: ["refund"], reason: "case_merged" });
    const seen = await promisesForCustomer(ctx, caseId);
    expect(seen).toMatchObject([{ kind: "repair", words: "We call you back", state: "open" }]);
    expect(Object.keys(seen[0]!).sort()).toEqual(
      ["disputed", "dueAt", "evidence", "id", "kind", "notBefore", "settledAt", "startedAt", "state", "words"].sort(),
    );
    const window = await build({ caseId, customerId, term: { dueAt: hoursFromNow(9) }, notBefore: hoursFromNow(5) });
    const shown = (await promisesForCustomer(ctx, caseId)).find(({ id }) => id === window.id);
    expect(shown).toMatchObject({ notBefore: hoursFromNow(5).toISOString(), dueAt: hoursFromNow(9).toISOString() });
  });

  test("[L2] a promise of a case that one may not see does not exist", async () => {
    const { id } = await build({ ownerId: 11, teamId: 22 });
    const actor = (given: Partial<Actor>): Actor => ({
      kind: "staff",
      id: 1,
      name: "",
      permissions: new Set(["promises:read", "promises:move", "cases:read"]),
      teamIds: [],
      ...given,
    });
    await expect(getPromise(ctx.as(actor({})), id)).rejects.toMatchObject({ code: "promises.not_found" });
    const dueAt = hoursFromNow(50);
    await expect(movePromise(ctx.as(actor({ teamIds: [23] })), { id, dueAt, reason: "x" })).rejects.toMatchObject({
      code: "promises.not_found",
    });
    expect((await getPromise(ctx.as(actor({ id: 11 })), id)).id).toBe(id);
    expect((await getPromise(ctx.as(actor({ teamIds: [22] })), id)).id).toBe(id);
    expect((await getPromise(ctx.as(actor({ permissions: new Set(["cases:read-all"]) })), id)).id).toBe(id);
  });
});
