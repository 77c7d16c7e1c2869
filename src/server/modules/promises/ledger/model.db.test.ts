import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { everyDay } from "../../../../../test/support/business-time/build-calendar.ts";
import { replay } from "../../../../../test/support/ledger-model/replay.ts";
import {
  dueOf,
  isOpen,
  refusal,
  type Story,
  stateOf,
  tell,
  type World,
} from "../../../../../test/support/ledger-model/story.ts";
import { ringDue } from "../alarm/ring-due.ts";
import { saveCalendar } from "../calendars/save-calendar.ts";
import {
  answerDispute,
  disputePromise,
  findPromisesById,
  keepPromises,
  makePromises,
  movePromise,
  movePromisesBack,
  movePromisesToCase,
  pausePromises,
  reassignPromises,
  resumePromises,
  waivePromise,
  withdrawPromises,
} from "../index.ts";
import { findLog } from "../store/log.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const MINUTE = 60_000;
const kinds = ["one_thing", "another"];
const calendarId = await saveCalendar(ctx, null, {
  name: "Always open",
  timeZone: "UTC",
  week: everyDay("00:00-24:00"),
  holidays: { country: null },
  overrides: [],
  isDefault: false,
});

/** The two cases, of which the first can be merged into the second. */
type Real = { caseIds: [number, number]; customerId: number };

class Step implements fc.AsyncCommand<World, Real> {
  readonly name: string;
  readonly act: (world: World, real: Real) => Promise<void>;
  constructor(name: string, act: (world: World, real: Real) => Promise<void>) {
    this.name = name;
    this.act = act;
  }
  check = () => true;
  toString = () => this.name;
  async run(world: World, real: Real): Promise<void> {
    const broken = world.stories.filter(({ isBroken }) => isBroken).map(({ id }) => id);
    await this.act(world, real);
    await agree(world, broken);
  }
}

/** The ledger says what the stories say, its log alone says the same, and the laws hold. */
async function agree({ stories, now }: World, broken: readonly number[]): Promise<void> {
  const ids = stories.map(({ id }) => id);
  const [rows, logs] = [await findPromisesById(ctx, ids), await findLog(ctx.db, ids)];
  for (const story of stories) {
    const row = rows.get(story.id)!;
    const state = stateOf(story);
    expect(row).toMatchObject({ state, caseId: story.caseId, movedCount: story.moves });
    expect(row.dueAt?.getTime() ?? null).toBe(dueOf(story));
    const log = logs.get(story.id)!;
    expect(replay(first.get(story.id)!, log)).toEqual({
      state,
      caseId: story.caseId,
      moves: story.moves,
      isPaused: row.pausedFor !== null,
      isDisputed: row.disputedAt !== null,
    });
    expect(row.disputedAt !== null).toBe(story.about !== null);
    if (broken.includes(story.id)) expect(["broken", "kept_late"]).toContain(row.state);
    if (row.nextAt !== null) expect(["open", "broken"]).toContain(row.state);
    // A paused one rings no more but for what it had to ring before.
    if (row.state === "open" && row.nextAt === null) expect(row.pausedFor).not.toBeNull();
    if (row.pausedFor !== null) expect(row.nextAt?.getTime() ?? 0).toBeLessThanOrEqual(now);
    expect(row.settledAt === null).toBe(row.state === "open" || row.state === "broken");
  }
  const owed = stories.filter((story) => isOpen(story) && story.byPolicy);
  for (const same of Map.groupBy(owed, ({ caseId, kind }) => `${caseId} ${kind}`).values()) {
    expect(same).toHaveLength(1);
  }
}

/** The case that a promise was made in. */
const first = new Map<number, number>();
const inCase = ({ stories }: World, caseId: number, kind?: string) =>
  stories.filter((story) => story.caseId === caseId && (kind === undefined || story.kind === kind));
const which = fc.nat(1);
const minutes = (min: number, max: number) => fc.integer({ min, max });

/** An act of a person on some promise, which is refused where the story says so. */
function byHand(name: string, act: (story: Story, world: World, real: Real) => Promise<void>) {
  return fc.nat(5).map(
    (n) =>
      new Step(`${name} ${n}`, async (world, real) => {
        const story = world.stories[n % Math.max(1, world.stories.length)];
        if (story) await act(story, world, real);
      }),
  );
}

async function refusedAs(code: string | null, act: Promise<unknown>): Promise<boolean> {
  if (code === null) {
    await act;
    return false;
  }
  await expect(act).rejects.toMatchObject({ code });
  return true;
}

type ToMake = { of: number; kind: string; length: number; byPolicy: boolean };
const making = ({ of, kind, length, byPolicy }: ToMake) =>
  new Step(`make ${kind} ${length} in ${of}${byPolicy ? " by policy" : ""}`, async (world, { caseIds, customerId }) => {
    const caseId = world.merged ? caseIds[1] : caseIds[of]!;
    const ownMs = length * MINUTE;
    const promise = {
      ...{ kind, caseId, customerId, ownerId: null, teamId: null, term: { businessMs: ownMs, calendarId } },
      promisor: { kind: "team", id: null },
      source: byPolicy ? "policy" : "person",
      ...(byPolicy && { unless: { kinds: [kind], states: ["open" as const] } }),
    } as const;
    const isOwed = inCase(world, caseId, kind).some(isOpen);
    const [id] = await ctx.tx((tx) => makePromises(tx, [promise]));
    expect(id === null).toBe(byPolicy && isOwed);
    if (id === null || id === undefined) return;
    first.set(id, caseId);
    const begun = { startedAt: world.now, ownMs, pausedAt: null, pausedMs: 0, fixedDue: null, moves: 0 };
    world.stories.push({ id, kind, byPolicy, caseId, ...begun, isBroken: false, end: null, about: null });
  });
const make = fc
  .record({ of: which, kind: fc.constantFrom(...kinds), length: minutes(1, 400), byPolicy: fc.boolean() })
  .map(making);
const wait = minutes(1, 90).map(
  (by) =>
    new Step(`wait ${by}`, async (world) => {
      desk.advance(by * MINUTE);
      world.now = desk.now().getTime();
    }),
);
const ring = fc.constant(
  new Step("ring", async (world) => {
    while ((await ringDue(ctx)).looked > 0);
    for (const story of world.stories) tell.ring(story, world.now);
  }),
);
const pause = which.map(
  (of) =>
    new Step(`pause ${of}`, async (world, { caseIds }) => {
      await pausePromises(ctx, { caseIds: [caseIds[of]!], kinds, turn: "customer" });
      for (const story of inCase(world, caseIds[of]!)) tell.pause(story, world.now);
    }),
);
const resume = which.map(
  (of) =>
    new Step(`resume ${of}`, async (world, { caseIds }) => {
      await resumePromises(ctx, { caseIds: [caseIds[of]!], kinds });
      for (const story of inCase(world, caseIds[of]!)) tell.resume(story, world.now);
    }),
);
const keep = fc.record({ of: which, kind: fc.constantFrom(...kinds), ago: minutes(0, 60) }).map(
  ({ of, kind, ago }) =>
    new Step(`keep ${kind} in ${of}, ${ago} ago`, async (world, { caseIds }) => {
      const at = new Date(world.now - ago * MINUTE);
      await keepPromises(ctx, { caseId: caseIds[of]!, kinds: [kind], evidenceEventId: 1, at });
      for (const story of inCase(world, caseIds[of]!, kind)) tell.keep(story, at.getTime());
    }),
);
const withdraw = which.map(
  (of) =>
    new Step(`withdraw ${of}`, async (world, { caseIds }) => {
      await withdrawPromises(ctx, { caseIds: [caseIds[of]!], reason: "case_closed" });
      for (const story of inCase(world, caseIds[of]!)) tell.withdraw(story, world.now);
    }),
);
const move = fc.tuple(fc.nat(5), minutes(-20, 200)).map(
  ([n, ahead]) =>
    new Step(`move ${n} to ${ahead}`, async (world) => {
      const story = world.stories[n % Math.max(1, world.stories.length)];
      if (!story) return;
      const to = world.now + ahead * MINUTE;
      const code = refusal(story, world.now) ?? (ahead <= 0 ? "promises.due_in_the_past" : null);
      const moved = movePromise(ctx, { id: story.id, dueAt: new Date(to), reason: "A part is missing" });
      if (!(await refusedAs(code, moved))) tell.move(story, to);
    }),
);
const waive = byHand("waive", async (story, { now }) => {
  const waived = waivePromise(ctx, { id: story.id, reason: "No longer needed" });
  if (!(await refusedAs(refusal(story, now), waived))) story.end = "waived";
});
const dispute = byHand("dispute", async (story) => {
  await disputePromise(ctx, { id: story.id, caseId: story.caseId, words: null });
  tell.dispute(story);
});
const uphold = byHand("uphold", async (story, { now }) => {
  await answerDispute(ctx, { id: story.id, about: story.about ?? "kept", answer: { accept: true, reason: null } });
  if (story.about !== null) tell.uphold(story, now);
});
const dismiss = byHand("dismiss", async (story) => {
  await answerDispute(ctx, { id: story.id, about: "kept", answer: { accept: false, reason: "It did happen" } });
});
const reassign = fc
  .tuple(which, minutes(1, 9))
  .map(
    ([of, ownerId]) =>
      new Step(`give ${of} to ${ownerId}`, async (_, { caseIds }) =>
        reassignPromises(ctx, { caseIds: [caseIds[of]!], ownerId, teamId: null }),
      ),
  );
const merge = fc.constant(
  new Step("merge", async (world, { caseIds: [from, into] }) => {
    if (world.merged) return;
    world.merged = await movePromisesToCase(ctx, from, into);
    for (const story of inCase(world, from)) story.caseId = into;
    tell.mergeInto(inCase(world, into), world.now);
  }),
);
const unmerge = fc.constant(
  new Step("take apart", async (world, { caseIds: [from, into] }) => {
    if (!world.merged) return;
    await movePromisesBack(ctx, { promiseIds: world.merged, fromCaseId: into, toCaseId: from });
    for (const story of inCase(world, into)) if (world.merged.includes(story.id)) story.caseId = from;
    world.merged = null;
  }),
);

test("[B4] over any walk the ledger is what happened: broken stays broken, only own time counts, one of a kind is open", async () => {
  const acts = [make, make, wait, wait, ring, pause, resume, keep, withdraw, move, waive, dispute, uphold, dismiss];
  await fc.assert(
    fc.asyncProperty(
      fc.commands([...acts, reassign, merge, merge, unmerge], { maxCommands: 30, size: "max" }),
      async (walk) => {
        const one = await buildCase(ctx);
        const other = await buildCase(ctx, { customerId: one.customerId });
        // Both cases are promised the same, so that merging them always has something to decide.
        const setup = async () => {
          const model: World = { now: desk.now().getTime(), stories: [], merged: null };
          const real: Real = { caseIds: [one.caseId, other.caseId], customerId: one.customerId };
          for (const of of [0, 1])
            await making({ of, kind: "one_thing", length: 100 + of, byPolicy: true }).run(model, real);
          return { model, real };
        };
        await fc.asyncModelRun(setup, walk);
      },
    ),
    { numRuns: 50 },
  );
}, 120_000);
