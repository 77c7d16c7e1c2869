import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { look } from "../alarm/alarm-clock.ts";
import { compiledCalendar } from "../calendars/current-calendars.ts";
import {
  getPromise,
  keepPromises,
  makePromises,
  movePromise,
  pausePromises,
  resumePromises,
  waivePromise,
  withdrawPromises,
} from "../index.ts";
import { findLog } from "../store/log.ts";
import { recomputeDue } from "./recompute-due.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const MINUTE = 60_000;
const kinds = ["repair"];

type Step =
  | { do: "wait"; minutes: number }
  | { do: "pause" | "resume" | "keep" | "withdraw" | "waive" | "ring" | "change calendar" }
  | { do: "move"; minutes: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 0, max: 4_000 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("pause" as const, "resume" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("ring" as const, "change calendar" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom("keep" as const, "withdraw" as const, "waive" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("move" as const), minutes: fc.integer({ min: -60, max: 9_000 }) }),
  },
);

async function act(one: Step, id: number, caseId: number): Promise<void> {
  const which = { caseIds: [caseId], kinds };
  const refused = () => undefined;
  switch (one.do) {
    case "wait":
      return desk.advance(one.minutes * MINUTE);
    case "pause":
      return void (await pausePromises(ctx, { ...which, turn: "customer" }));
    case "resume":
      return void (await resumePromises(ctx, which));
    case "ring":
      return void (await look(ctx));
    case "keep":
      return void (await keepPromises(ctx, { caseId, kinds, evidenceEventId: 1, at: desk.now() }));
    case "withdraw":
      return void (await withdrawPromises(ctx, { ...which, reason: "case_closed" }));
    case "waive":
      return void (await waivePromise(ctx, { id, reason: "x" }).catch(refused));
    case "move": {
      const dueAt = new Date(desk.now().getTime() + one.minutes * MINUTE);
      return void (await movePromise(ctx, { id, dueAt, reason: "x" }).catch(refused));
    }
    case "change calendar":
      // Later versions of the calendar are nothing to promises made before.
      await desk.pool.query("update calendars set version = version + 1");
      await desk.pool.query(
        "insert into calendar_versions select id, version, spec || '{\"week\": [[],[],[],[],[],[],[]]}' from calendars",
      );
  }
}

test("[B4] whatever happens to a promise, its due time is what its log and the calendar's version make it", async () => {
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 1, maxLength: 14 }),
    fc.integer({ min: 1, max: 3_000 }),
    async (steps, businessMinutes) => {
      const { caseId, customerId } = await buildCase(ctx);
      await desk.pool.query("update calendars set version = 1");
      await desk.pool.query("delete from calendar_versions where version > 1");
      desk.advance("2 s");
      const promise = {
        kind: "repair",
        caseId,
        customerId,
        promisor: { kind: "team", id: null },
        source: "person",
      } as const;
      const term = { businessMs: businessMinutes * MINUTE };
      const [id] = await ctx.tx((tx) => makePromises(tx, [{ ...promise, term, ownerId: null, teamId: null }]));
      for (const one of steps) {
        await act(one, id!, caseId);
        const row = await getPromise(ctx, id!);
        const log = (await findLog(ctx.db, [id!])).get(id!)!;
        const calendar = await compiledCalendar(ctx, row.calendarId!, row.calendarVersion!);
        const made = { startedAt: row.startedAt.getTime(), businessMs: row.businessMs, dueAt: null };
        const entries = log.map((line) => ({ ...line, at: line.at.getTime() }));
        expect(recomputeDue(made, entries, calendar)).toBe(row.dueAt?.getTime() ?? null);
        // Only what is open or broken ever rings, and never without a moment of its ladder.
        const next = row.ladder[row.ladderStep]?.at ?? null;
        const rings = row.state === "open" || row.state === "broken";
        if (row.nextAt !== null) expect([rings, row.nextAt.toISOString()]).toEqual([true, next]);
        if (row.state === "open") expect(row.nextAt?.toISOString() ?? null).toBe(next);
      }
    },
  );
  await fc.assert(property, { numRuns: 60 });
});
