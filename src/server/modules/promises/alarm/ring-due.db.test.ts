import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { getPromise, keepPromises, makePromises, type ToMake } from "../index.ts";
import { look } from "./alarm-clock.ts";
import { lateness } from "./lateness.ts";
import { ringDue } from "./ring-due.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const MINUTE = 60_000;

beforeEach(async () => {
  await desk.pool.query("update promises set next_at = null");
});

async function make(
  count: number,
  dueInMinutes: (n: number) => number,
  given: Partial<ToMake> = {},
): Promise<number[]> {
  const { caseId, customerId } = await buildCase(ctx);
  const base = {
    kind: "repair",
    caseId,
    customerId,
    promisor: { kind: "team", id: null },
    source: "person",
  } as const;
  const promises = Array.from({ length: count }, (_, n): ToMake => {
    const term = { dueAt: new Date(desk.now().getTime() + dueInMinutes(n) * MINUTE) };
    return { ...base, term, ownerId: null, teamId: null, ...given };
  });
  return (await ctx.tx((tx) => makePromises(tx, promises))) as number[];
}

/** Rings until nothing is due, and returns what rang, in the order of the events. */
async function ringAll(): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const { events } = await desk.during(async () => {
    while ((await ringDue(ctx)).looked > 0);
  });
  return events as never;
}
const steps = (events: { type: string; data: Record<string, unknown> }[]) =>
  events.filter(({ type }) => type === "promises.rang").map(({ data }) => [data.promiseId, data.step]);

describe("[B6] the alarm clock", () => {
  test("rings each step of the ladder at its moment, and once", async () => {
    const [id] = await make(1, () => 40);
    expect(await ringAll()).toEqual([]);
    desk.advance("30 min");
    expect(await ringAll()).toMatchObject([
      { type: "promises.rang", data: { promiseId: id, step: 0, notify: "owner", breaks: false, late: false } },
    ]);
    expect(await ringAll()).toEqual([]);
    expect((await getPromise(ctx, id!)).state).toBe("open");
    desk.advance("10 min");
    expect(await ringAll()).toMatchObject([
      { type: "promises.rang", data: { step: 1, notify: "team_lead", breaks: true, minutesAfterDue: 0 } },
      { type: "promises.broken", data: { promiseId: id } },
    ]);
    expect((await getPromise(ctx, id!)).state).toBe("broken");
    desk.advance("60 min");
    expect(await ringAll()).toMatchObject([{ data: { step: 2, notify: "leaders", minutesAfterDue: 60, late: false } }]);
    expect(await getPromise(ctx, id!)).toMatchObject({ state: "broken", nextAt: null, ladderStep: 3 });
    desk.advance("7 d");
    expect(await ringAll()).toEqual([]);
  });

  test("what was missed rings in the order in which it had to, over batches, marked late", async () => {
    // More than two batches, three rings each, whose moments lie between each other.
    const ids = await make(1_200, (n) => 10 + ((n * 7) % 100));
    desk.advance("3 h");
    const events = await ringAll();
    const rang = events.filter(({ type }) => type === "promises.rang");
    expect(rang).toHaveLength(3 * ids.length);
    const moments = rang.map(({ data }) => Date.parse(String(data.ringsAt)));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(rang.every(({ data }) => data.late && Number(data.lateMs) >= 5_000)).toBe(true);
    expect(new Set(steps(events).map(String)).size).toBe(3 * ids.length);
    expect(events.filter(({ type }) => type === "promises.broken")).toHaveLength(ids.length);
  });

  test("two clocks on one database ring everything exactly once", async () => {
    const ids = await make(2_000, () => 10);
    desk.advance("15 min");
    const { events } = await desk.during(() => Promise.all([drain(), drain(), drain()]));
    const rang = steps(events as never);
    expect(rang).toHaveLength(2 * ids.length);
    expect(new Set(rang.map(String)).size).toBe(2 * ids.length);
  });

  test("one that dies in the middle has rung nothing, and the other rings it all", async () => {
    const ids = await make(20, () => 10);
    desk.advance("15 min");
    // The database ends the connection of the first clock after it wrote, before it committed.
    const { events } = await desk.during(async () => {
      const dying = ctx.tx(async (tx) => {
        const { rang } = await ringDue(tx);
        expect(rang).toBe(2 * ids.length);
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx.db);
      });
      await expect(dying).rejects.toThrow();
      expect((await getPromise(ctx, ids[0]!)).state).toBe("open");
      await drain();
    });
    const rang = steps(events as never);
    expect(rang).toHaveLength(2 * ids.length);
    expect(new Set(rang.map(String)).size).toBe(2 * ids.length);
  });

  test("a wall clock that jumps ahead rings what it passed over; one that jumps back rings nothing twice", async () => {
    const [id] = await make(1, () => 40);
    desk.advance("40 min");
    expect(steps(await ringAll())).toEqual([
      [id, 0],
      [id, 1],
    ]);
    desk.advance(-39 * MINUTE);
    expect(await ringAll()).toEqual([]);
    desk.advance(39 * MINUTE);
    expect(await ringAll()).toEqual([]);
    desk.advance("1 h");
    expect(steps(await ringAll())).toEqual([[id, 2]]);
  });

  test("what is kept meanwhile does not ring, nor does what others are settling", async () => {
    const [id] = await make(1, () => 10);
    const { caseId } = await getPromise(ctx, id!);
    desk.advance("20 min");
    await ctx.tx(async (tx) => {
      await keepPromises(tx, { caseId: caseId!, kinds: ["repair"], evidenceEventId: 1, at: desk.now() });
      // The clock comes by while the answer is being written: it leaves the promise alone and does not wait.
      expect(await ringDue(ctx)).toEqual({ looked: 0, rang: 0 });
      expect(await look(ctx)).toBe(50);
    });
    expect(await ringAll()).toEqual([]);
    expect((await getPromise(ctx, id!)).state).toBe("kept_late");
  });

  test("tells how long there is nothing to do, and how late it is", async () => {
    expect(await look(ctx)).toBe(1_000);
    expect(await lateness.read(ctx)).toBe(0);
    await make(1, () => 0.01);
    desk.advance(50);
    expect(await look(ctx)).toBe(400);
    desk.advance(90_000);
    expect(await lateness.read(ctx)).toBeCloseTo(89.6, 0);
    expect(await look(ctx)).toBe(0);
  });
});

async function drain(): Promise<void> {
  while ((await ringDue(ctx)).looked > 0);
}
