import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam, unique } from "../../../../test/support/build.ts";
import { buildCase } from "../../../../test/support/build-case.ts";
import type { Board } from "../../../shared/contract/board.ts";
import { placeOf } from "../../kernel/events/follow.ts";
import { readEvents } from "../../kernel/events/store.ts";
import { updateCase } from "../cases/index.ts";
import { nameCauses } from "../causes/naming/name-causes.ts";
import { ringDue } from "../promises/alarm/ring-due.ts";
import { disputePromise, keepByHand, makePromises, movePromise } from "../promises/index.ts";
import { bucketOf, medianOf, msOf, outcomeOfEvent, wholeMonths } from "./policy.ts";
import { tallyEvents } from "./tally-events.ts";

const desk = await openTestDesk({ logLevel: "error" });
const { ctx } = desk;
const HOUR = 3_600_000;
const supervisor = await desk.as("supervisor");

let place = { xid: "0", id: 0 };
/** Counts what happened since, in batches of a size; what a worker's service does. */
async function count(batch = 500) {
  for (;;) {
    const { events, held } = await readEvents(ctx.db, place, batch);
    // Transactions of other databases of the server hold events back as well, and other tests have such.
    if (events.length === 0 && !held) return;
    if (held) await setTimeout(20);
    if (events.length === 0) continue;
    await ctx.tx((tx) => tallyEvents(tx, events));
    place = placeOf(events);
  }
}

async function promised(
  given: { ownerId?: number; teamId?: number; caseId?: number; kind?: string; hours?: number } = {},
) {
  const found = given.caseId === undefined ? await buildCase(ctx) : { caseId: given.caseId, customerId: 1 };
  const [id] = await makePromises(ctx, [
    {
      kind: given.kind ?? "callback",
      ...found,
      promisor: { kind: "brand", id: null },
      source: "person",
      term: { dueAt: new Date(desk.now().getTime() + (given.hours ?? 2) * HOUR) },
      ownerId: given.ownerId ?? null,
      teamId: given.teamId ?? null,
    },
  ]);
  return { id: id!, caseId: found.caseId };
}

const span = "from=2026-03-01&to=2026-12-31";
const board = async (dimension: string, as = supervisor): Promise<Board> => {
  const answer = await as.get(`/api/v1/board?dimension=${dimension}&${span}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
};
const rowOf = async (dimension: string, key: string | number, as = supervisor) =>
  (await board(dimension, as)).items.find((item) => item.key === String(key));

test("[B4] the board counts what became of promises, for whom it was to keep them, and opens them", async () => {
  const person = await buildStaff(ctx, { name: "Counted Chen" });
  const teamId = await buildTeam(ctx, { name: "Counted team" });
  const whose = { ownerId: person.id, teamId };
  const [kept, broken, moved] = [await promised(whose), await promised(whose), await promised({ ...whose, hours: 5 })];
  desk.advance("1 h");
  await keepByHand(ctx, { id: kept.id, evidence: "Called at ten" });
  await movePromise(ctx, { id: moved.id, dueAt: new Date(desk.now().getTime() + 9 * HOUR), reason: "Asked for later" });
  desk.advance("2 h");
  await ringDue(ctx);
  await disputePromise(ctx, { ...kept, words: "Nobody called" });
  await keepByHand(ctx, { id: broken.id, evidence: "Called at last" });
  await count();
  const expected = { kept: 1, moved: 1, broken: 1, keptLate: 1, disputed: 1 };
  expect(await rowOf("agent", person.id)).toMatchObject({ ...expected, name: "Counted Chen" });
  expect(await rowOf("team", teamId)).toMatchObject({ ...expected, name: "Counted team" });
  const { ownMs } = (await rowOf("agent", person.id))!;
  expect(bucketOf(ownMs!)).toBe(bucketOf(HOUR));
  const listed = await supervisor.get(`/api/v1/board/promises?dimension=agent&key=${person.id}&outcome=broken&${span}`);
  expect(listed.body.items).toMatchObject([{ promise: { id: broken.id, state: "kept_late", caseId: broken.caseId } }]);
  const late = await supervisor.get(`/api/v1/board/promises?dimension=agent&key=${person.id}&outcome=keptLate&${span}`);
  expect(late.body.items.map(({ id }: { id: number }) => id)).toEqual([broken.id]);
  const csv = await supervisor.get(
    `/api/v1/board/promises.csv?dimension=agent&key=${person.id}&outcome=broken&${span}`,
  );
  expect(csv.text).toContain(String(broken.caseId));
  expect((await supervisor.get(`/api/v1/board.csv?dimension=agent&${span}`)).text).toContain("Counted Chen,1,1,1,1,1");
});

test("[B4] a promise of ours counts under the partner its case is about, also when they are named later", async () => {
  const leader = await desk.as("leader");
  const partner = {
    ...{ name: `Courier ${unique()}`, kind: "courier", email: null, phone: null, contactName: null, locale: "en" },
    ...{ calendarId: null, answerDays: 3, paymentDays: 14, active: true },
  };
  const partnerId = (await leader.post("/api/v1/partners", partner)).body.id;
  const { id, caseId } = await promised();
  await keepByHand(ctx, { id, evidence: "Called" });
  await count();
  expect(await rowOf("partner", partnerId)).toBeUndefined();
  await updateCase(ctx, { caseId, partnerId });
  await count();
  expect(await rowOf("partner", partnerId)).toMatchObject({ kept: 1, broken: 0, name: partner.name });
  await updateCase(ctx, { caseId, partnerId: null });
  await count();
  expect(await rowOf("partner", partnerId)).toBeUndefined();
});

test("[B4] tags and causes that change later count the promises under what holds now; a promise counts once an outcome", async () => {
  const tag = `t${unique()}`;
  const { id, caseId } = await promised();
  await movePromise(ctx, { id, dueAt: new Date(desk.now().getTime() + 3 * HOUR), reason: "Once" });
  await movePromise(ctx, { id, dueAt: new Date(desk.now().getTime() + 4 * HOUR), reason: "Twice" });
  await count(1);
  expect(await rowOf("tag", tag)).toBeUndefined();
  await updateCase(ctx, { caseId, addTags: [tag] });
  const late = (await supervisor.get("/api/v1/causes")).body.items.find(
    ({ code }: { code: string }) => code === "late",
  );
  await nameCauses(ctx, caseId, { mainId: late.id, moreIds: [], product: "Kettle K2" });
  await count();
  expect(await rowOf("tag", tag)).toMatchObject({ moved: 1, kept: 0 });
  expect(await rowOf("cause", late.id)).toMatchObject({ name: "Late" });
  expect(await rowOf("product", "Kettle K2")).toMatchObject({ moved: 1, kept: 0 });
  await updateCase(ctx, { caseId, removeTags: [tag] });
  await count();
  expect(await rowOf("tag", tag)).toBeUndefined();
});

test("[B4] agents see their own figures only, teams' readers their teams', and letters to executives count for who reads those", async () => {
  const [one, other] = [await buildStaff(ctx, {}), await buildStaff(ctx, {})];
  const teamId = await buildTeam(ctx, {});
  const role = await buildRole(ctx, ["cases:read", "promises:read", "reports:read"]);
  const reader = await buildStaff(ctx, { roles: [role], teamIds: [teamId] });
  const letter = await buildCase(ctx, { kind: "executive" });
  for (const given of [{ ownerId: one.id, teamId }, { ownerId: other.id }, { ownerId: other.id, ...letter }]) {
    const { id } = await promised(given);
    await keepByHand(ctx, { id, evidence: "Called" });
  }
  await count();
  const own = await board("agent", await desk.as({ email: one.email }));
  expect([own.scope, own.items.map(({ key }) => key), own.total.kept]).toEqual(["own", [String(one.id)], 1]);
  const teams = await board("agent", await desk.as({ email: reader.email }));
  expect([teams.scope, teams.items.map(({ key }) => key)]).toEqual(["teams", [String(one.id)]]);
  expect(await rowOf("agent", other.id)).toMatchObject({ kept: 1 });
  expect(await rowOf("agent", other.id, await desk.as("admin"))).toMatchObject({ kept: 2 });
  const asked = `/api/v1/board/promises?dimension=agent&key=${other.id}&outcome=kept&${span}`;
  const behind = async (as: typeof supervisor) => (await as.get(asked)).body.items.length;
  expect([
    await behind(supervisor),
    await behind(await desk.as("admin")),
    await behind(await desk.as({ email: one.email })),
  ]).toEqual([1, 2, 0]);
  expect((await (await desk.as({ email: one.email })).get(`/api/v1/board.csv?dimension=agent&${span}`)).status).toBe(
    403,
  );
  const wrong = await supervisor.get("/api/v1/board?dimension=agent&from=2026-03-02&to=2026-03-01");
  expect([wrong.status, wrong.body.error]).toMatchObject([422, { code: "board.span_wrong", params: { field: "to" } }]);
});

test("[B4] the promises behind a figure come page by page, each once", async () => {
  const person = await buildStaff(ctx, {});
  const ids: number[] = [];
  for (let n = 0; n < 5; n++) {
    const { id } = await promised({ ownerId: person.id });
    await keepByHand(ctx, { id, evidence: "Called" });
    ids.unshift(id);
  }
  await count();
  const seen: number[] = [];
  for (let cursor = ""; ; ) {
    const { body } = await supervisor.get(
      `/api/v1/board/promises?dimension=agent&key=${person.id}&outcome=kept&${span}&limit=2${cursor}`,
    );
    seen.push(...body.items.map(({ id }: { id: number }) => id));
    if (body.next === null) break;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
  expect(seen).toEqual(ids);
});

/** The same, counted slowly from the ledger's events and the cases as they are. */
async function slowly(dimension: string): Promise<Record<string, Record<string, number>>> {
  const { rows } = await sql<{ type: string; promiseId: number; ownerId: number | null; tags: string[]; kind: string }>`
    select e.type, (e.data->>'promiseId')::bigint as promise_id, (e.data->>'ownerId')::bigint as owner_id, c.tags, p.kind
    from events e join promises p on p.id = (e.data->>'promiseId')::bigint left join cases c on c.id = p.case_id
    where e.type like 'promises.%' and coalesce(c.kind, '') <> 'executive' order by e.id
  `.execute(ctx.db);
  const seen = new Set<string>();
  const counts: Record<string, Record<string, number>> = {};
  for (const row of rows) {
    const outcome = outcomeOfEvent[row.type];
    if (outcome === undefined || seen.has(`${row.promiseId} ${outcome}`)) continue;
    seen.add(`${row.promiseId} ${outcome}`);
    const keys = dimension === "tag" ? (row.tags ?? []) : [dimension === "kind" ? row.kind : String(row.ownerId ?? "")];
    for (const key of keys) {
      counts[key] ??= { kept: 0, kept_late: 0, moved: 0, broken: 0, disputed: 0 };
      counts[key][outcome]!++;
    }
  }
  return counts;
}

test("[B4] after any doings, read in batches of any size, the figures equal a slow and obvious count", async () => {
  const people = [await buildStaff(ctx, {}), await buildStaff(ctx, {})];
  const made: { id: number; caseId: number }[] = [];
  const step = fc.record({
    act: fc.constantFrom("make", "keep", "move", "dispute", "tag", "untag", "wait", "count"),
    which: fc.nat(20),
    tag: fc.constantFrom("red", "blue"),
    batch: fc.integer({ min: 1, max: 40 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const { act, which, tag, batch } of steps) {
        const one = made[which % Math.max(made.length, 1)];
        const ignored = () => {};
        if (act === "make" || !one)
          made.push(await promised({ ownerId: people[which % 2]!.id, kind: which % 3 ? "callback" : "refund" }));
        else if (act === "keep") await keepByHand(ctx, { id: one.id, evidence: "Done" }).catch(ignored);
        else if (act === "move")
          await movePromise(ctx, {
            id: one.id,
            dueAt: new Date(desk.now().getTime() + (which + 1) * HOUR),
            reason: "Later",
          }).catch(ignored);
        else if (act === "dispute") await disputePromise(ctx, { ...one, words: null }).catch(ignored);
        else if (act === "tag") await updateCase(ctx, { caseId: one.caseId, addTags: [tag] });
        else if (act === "untag") await updateCase(ctx, { caseId: one.caseId, removeTags: [tag] });
        else if (act === "count") await count(batch);
        else {
          desk.advance("3 h");
          await ringDue(ctx);
        }
      }
      await count();
      for (const dimension of ["agent", "kind", "tag"]) {
        const shown = Object.fromEntries(
          (await board(dimension)).items.map(({ key, kept, keptLate, moved, broken, disputed }) => [
            key,
            { kept, kept_late: keptLate, moved, broken, disputed },
          ]),
        );
        expect(shown).toEqual(await slowly(dimension));
      }
    }),
    { numRuns: 12 },
  );
});

test("[B4] the scale of own times is a tenth fine, and its median the one in the middle", () => {
  for (const ms of [1_000, 61_000, 3_600_000, 86_400_000]) {
    expect(Math.abs(msOf(bucketOf(ms)) / ms - 1)).toBeLessThan(0.06);
  }
  expect(
    medianOf(
      new Map([
        [3, 1],
        [9, 1],
        [4, 1],
      ]),
    ),
  ).toBe(4);
  expect(medianOf(new Map())).toBeNull();
});

test("[B4] a span is read as whole months and the days around them, each day once", () => {
  const day = fc.integer({ min: 0, max: 800 }).map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000));
  const text = (at: Date) => at.toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const { before, months, after } = wholeMonths({ from: text(from), to: text(to) });
      const days: string[] = [];
      for (const part of [before, after]) {
        for (let at = Date.parse(part?.from ?? "x"); part && at <= Date.parse(part.to); at += 86_400_000) {
          days.push(text(new Date(at)));
        }
      }
      for (let at = new Date(months?.from ?? "x"); months && text(at) <= months.to; ) {
        const month = at.getUTCMonth();
        for (; at.getUTCMonth() === month; at = new Date(at.getTime() + 86_400_000)) days.push(text(at));
      }
      const all: string[] = [];
      for (let at = from.getTime(); at <= to.getTime(); at += 86_400_000) all.push(text(new Date(at)));
      expect(days.toSorted()).toEqual(all);
    }),
  );
});
