import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, unique } from "../../../../test/support/build.ts";
import { buildMailCase, buildMessage } from "../../../../test/support/build-mail-case.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { play } from "../../../../test/support/scenario.ts";
import { addNote, conversationsOfCases } from "../conversations/index.ts";
import { mergeCustomers } from "../customers/index.ts";
import { unmergeCustomer } from "../customers/unmerge-customer.ts";
import { makePromises, promisesOfCases } from "../promises/index.ts";
import { assignCase, getCase, mergeCases, splitCase, unmergeCase, updateCase } from "./index.ts";

const desk = await openTestDesk();
const { ctx, pool } = desk;
const supervisor = await desk.as("supervisor");

async function twoOfOne() {
  const into = await buildMailCase(ctx, { tags: ["vip"], priority: 2 });
  desk.advance("1 h");
  const from = await buildMailCase(ctx, { customerId: into.customerId, tags: ["refund", "vip"], priority: 3 });
  return { into, from };
}

const idsIn = async (caseId: number) =>
  (await supervisor.get(`/api/v1/cases/${caseId}/messages?limit=200`)).body.items.map(({ id }: { id: number }) => id);

async function promise(about: { id: number; customerId: number }, words: string) {
  const term = { dueAt: new Date(desk.now().getTime() + 90 * 86_400_000) };
  const promisor = { kind: "brand" as const, id: 1 };
  const made = { kind: "callback", promisor, source: "person" as const, words, term, ownerId: null, teamId: null };
  const [id] = await ctx.tx((tx) => makePromises(tx, [{ ...made, caseId: about.id, customerId: about.customerId }]));
  return id!;
}

/** What a policy promised for a case: to solve it in so many hours of work. */
async function owe(about: { id: number; customerId: number }, hours: number): Promise<number> {
  const promisor = { kind: "brand" as const, id: 1 };
  const term = { businessMs: hours * 3_600_000 };
  const made = { kind: "resolution", promisor, source: "policy" as const, term, ownerId: null, teamId: null };
  const [id] = await ctx.tx((tx) => makePromises(tx, [{ ...made, caseId: about.id, customerId: about.customerId }]));
  return id!;
}

describe("[A2] taking two cases apart that were merged by mistake", () => {
  test("gives each what it had, months later, and leaves what came since where it was written", async () => {
    const { into, from } = await twoOfOne();
    const [one, two] = await Promise.all([buildStaff(ctx), buildStaff(ctx)]);
    await assignCase(ctx, { caseId: into.id, ownerId: one.id, reason: "by_hand" });
    await assignCase(ctx, { caseId: from.id, ownerId: two.id, reason: "by_hand" });
    const note = await addNote(ctx, { caseId: from.id, text: "Seen before" });
    const promised = await promise(from, "We call you");
    const before = await Promise.all([into.id, from.id].map((id) => getCase(ctx, id)));
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    desk.advance("90 d");
    const later = await buildMessage(ctx, { caseId: into.id, customerId: into.customerId, text: "And now?" });
    const lateNote = await addNote(ctx, { caseId: into.id, text: "Written after" });
    const latePromise = await promise(into, "We write");

    const answer = await play(desk, {
      as: "supervisor",
      request: ["POST", `/api/v1/cases/${into.id}/unmerge`, { otherId: from.id }],
      status: 200,
      contains: { id: from.id, mergedInto: null, tags: ["refund", "vip"], owner: { id: two.id } },
      events: ["cases.unmerged", "cases.unmerged"],
    });
    expect(await idsIn(from.id)).toEqual([from.messageId, note]);
    expect(await idsIn(into.id)).toEqual([into.messageId, later.messageId, lateNote]);
    const promises = await promisesOfCases(ctx, [into.id, from.id]);
    expect(promises.get(from.id)!.map(({ id }) => id)).toContain(promised);
    expect(promises.get(from.id)!.find(({ id }) => id === promised)).toMatchObject({ state: "open" });
    expect(promises.get(into.id)!.map(({ id }) => id)).toContain(latePromise);
    const threads = await conversationsOfCases(ctx, [into.id, from.id]);
    expect(threads.get(from.id)!.map(({ id }) => id)).toEqual([from.conversationId]);
    const [kept, other] = await Promise.all([into.id, from.id].map((id) => getCase(ctx, id)));
    expect(other).toMatchObject({
      category: before[1]!.category,
      priority: 3,
      contactCount: 1,
      awaitingSince: before[1]!.awaitingSince,
    });
    expect(kept).toMatchObject({ tags: ["vip"], priority: 2, ownerId: one.id, openedAt: before[0]!.openedAt });
    expect(answer.body.mergedCases).toEqual([]);
    const { rows } = await pool.query("select details from audit_log where action = 'cases.unmerged'");
    expect(rows).toEqual([{ details: { otherId: from.id } }]);
  });

  test("works through a third case, and what was split off since stays where it is", async () => {
    const { into, from } = await twoOfOne();
    const second = await buildMessage(ctx, { caseId: from.id, customerId: into.customerId, text: "And the bill" });
    const third = await buildMailCase(ctx, { customerId: into.customerId });
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    desk.advance("1 h");
    await mergeCases(ctx, { caseId: third.id, otherId: into.id });
    const split = await splitCase(ctx, { caseId: third.id, messageIds: [second.messageId], subject: "The bill" });
    expect((await supervisor.get(`/api/v1/cases/${third.id}`)).body.mergedCases.map(({ id }: { id: number }) => id))
      // The newest merge first.
      .toEqual([into.id, from.id]);
    await unmergeCase(ctx, { caseId: third.id, otherId: from.id });
    await unmergeCase(ctx, { caseId: third.id, otherId: into.id });
    const places = await Promise.all([from.id, into.id, third.id, split.id].map(idsIn));
    expect(places).toEqual([[from.messageId], [into.messageId], [third.messageId], [second.messageId]]);
  });

  test("whose two records are two persons again gives each person their own", async () => {
    const [one, other] = [await buildMailCase(ctx), await buildMailCase(ctx)];
    await mergeCustomers(ctx, { id: one.customerId, otherId: other.customerId });
    await mergeCases(ctx, { caseId: one.id, otherId: other.id });
    await unmergeCustomer(ctx, { id: one.customerId, otherId: other.customerId });
    await unmergeCase(ctx, { caseId: one.id, otherId: other.id });
    const { rows } = await pool.query("select customer_id, case_id from messages where id = any($1) order by id", [
      [one.messageId, other.messageId],
    ]);
    expect(rows).toEqual([
      { customer_id: one.customerId, case_id: one.id },
      { customer_id: other.customerId, case_id: other.id },
    ]);
  });

  test("promises each whose customer waits an answer of its own", async () => {
    const { into, from } = await twoOfOne();
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    await desk.settle();
    await unmergeCase(ctx, { caseId: into.id, otherId: from.id });
    await desk.settle();
    const owed = await promisesOfCases(ctx, [into.id, from.id]);
    for (const id of [into.id, from.id]) {
      expect(owed.get(id)!.filter(({ kind, state }) => kind === "first_response" && state === "open")).toHaveLength(1);
    }
  });

  test("opens again what a policy had promised for each, with the term that it had", async () => {
    const { into, from } = await twoOfOne();
    const ids = [await owe(into, 40), await owe(from, 20)];
    const standing = async () => {
      const { rows } = await pool.query(
        "select case_id, state, due_at, paused_for, next_at, settled_at from promises where id = any($1) order by id",
        [ids],
      );
      return rows;
    };
    const before = await standing();
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    await desk.settle();
    expect((await standing()).map(({ case_id, state }) => [case_id, state])).toEqual([
      [into.id, "withdrawn"],
      [into.id, "open"],
    ]);
    await unmergeCase(ctx, { caseId: into.id, otherId: from.id });
    await desk.settle();
    expect(await standing()).toEqual(before);

    // What stood still meanwhile goes on where it was.
    await updateCase(ctx, { caseId: into.id, category: "waiting_customer" });
    await desk.settle();
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    desk.advance("3 d");
    await unmergeCase(ctx, { caseId: into.id, otherId: from.id });
    await desk.settle();
    expect(await standing()).toMatchObject([{ state: "open", paused_for: "customer", due_at: null }, before[1]]);
    await updateCase(ctx, { caseId: into.id, category: "open" });
    await desk.settle();
    const [again] = await standing();
    expect(again).toMatchObject({ state: "open", paused_for: null });
    expect(again.due_at.getTime()).toBeGreaterThan(before[0].due_at.getTime());
  });

  test("holds for answered and solved what was so while they were one, and for open what was never looked at", async () => {
    const account = await buildMailAccount(ctx);
    const merged = async () => {
      const text = `Where is it? ${unique()}`;
      await deliver(ctx, account, { text });
      await desk.settle();
      const { rows } = await pool.query("select case_id as id, customer_id from messages where text = $1", [text]);
      const [{ id, customer_id: customerId }] = rows;
      const other = await buildMailCase(ctx, { customerId });
      return { id, otherId: other.id };
    };
    const answer = async (id: number) => {
      desk.advance("1 h");
      const sent = await supervisor.post(`/api/v1/cases/${id}/reply`, { text: "It comes on Monday." });
      expect(sent.status, sent.text).toBe(200);
      await desk.settle();
    };
    const apart = async ({ id, otherId }: { id: number; otherId: number }) => {
      desk.advance("3 d");
      await unmergeCase(ctx, { caseId: id, otherId });
      await desk.settle();
      const owed = (await promisesOfCases(ctx, [otherId])).get(otherId) ?? [];
      return { ...(await getCase(ctx, otherId)), owed: owed.filter(({ state }) => state === "open").length };
    };
    const answered = await merged();
    await mergeCases(ctx, { caseId: answered.id, otherId: answered.otherId });
    await answer(answered.id);
    expect(await apart(answered)).toMatchObject({ category: "open", awaitingSince: null, owed: 0 });

    const solved = await merged();
    await mergeCases(ctx, { caseId: solved.id, otherId: solved.otherId });
    await answer(solved.id);
    await updateCase(ctx, { caseId: solved.id, category: "solved" });
    expect(await apart(solved)).toMatchObject({ category: "solved", awaitingSince: null, owed: 0 });

    const overlooked = await merged();
    await answer(overlooked.id);
    await updateCase(ctx, { caseId: overlooked.id, category: "solved" });
    desk.advance("1 h");
    await mergeCases(ctx, { caseId: overlooked.id, otherId: overlooked.otherId });
    const found = await apart(overlooked);
    expect(found).toMatchObject({ category: "new", awaitingSince: expect.any(Date) });
    expect(found.owed).toBeGreaterThan(0);
  });

  test("is refused when the other is merged into a third at the same moment, and nothing is lost", async () => {
    const { into, from } = await twoOfOne();
    const third = await buildMailCase(ctx, { customerId: into.customerId });
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    let apart: Promise<unknown> = Promise.resolve();
    await ctx.tx(async (tx) => {
      await mergeCases(tx, { caseId: third.id, otherId: into.id });
      apart = unmergeCase(ctx, { caseId: into.id, otherId: from.id }).catch((error) => error);
      await expect
        .poll(async () => {
          const waiting =
            "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
          return (await pool.query(waiting)).rowCount;
        })
        .toBeGreaterThan(0);
    });
    expect(await apart).toMatchObject({ code: "cases.already_merged" });
    await unmergeCase(ctx, { caseId: third.id, otherId: from.id });
    expect(await Promise.all([from.id, into.id, third.id].map(idsIn))).toEqual([
      [from.messageId],
      [],
      expect.arrayContaining([into.messageId, third.messageId]),
    ]);
  });

  test("works for merges that only their events tell of", async () => {
    const { into, from } = await twoOfOne();
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    await pool.query("delete from case_merges where other_id = $1", [from.id]);
    await pool.query("update events set data = data #- '{before,into,openedAt}' where case_id = $1", [from.id]);
    const migration = await readFile("migrations/0161_cases_merges.sql", "utf8");
    await pool.query(`${/^insert into case_merges[^;]+/m.exec(migration)![0]} and c.id = ${from.id}`);
    await unmergeCase(ctx, { caseId: into.id, otherId: from.id });
    expect(await Promise.all([into.id, from.id].map(idsIn))).toEqual([[into.messageId], [from.messageId]]);
    expect(await getCase(ctx, into.id)).toMatchObject({ tags: ["vip"], priority: 2 });
  });

  test("is refused for what is not part of it, and done once by two at once", async () => {
    const { into, from } = await twoOfOne();
    const as = "supervisor";
    const unmerge = (id: number, otherId: number) =>
      ["POST", `/api/v1/cases/${id}/unmerge`, { otherId }] as ["POST", string, object];
    await play(desk, { as, request: unmerge(into.id, from.id), status: 404, error: "cases.not_found" });
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    await play(desk, { as, request: unmerge(from.id, into.id), status: 404, error: "cases.not_found" });
    await play(desk, { as, request: unmerge(from.id, from.id), status: 409, error: "cases.not_merged" });
    const reader = await desk.withKey(["cases:read", "cases:read-all"]);
    expect((await reader.post(`/api/v1/cases/${into.id}/unmerge`, { otherId: from.id })).status).toBe(403);
    const outcomes = await Promise.allSettled(
      [1, 2].map(() => unmergeCase(ctx, { caseId: into.id, otherId: from.id })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("[A4] cases that may be about the same", () => {
  /** Two open cases of a person, of which the newer one's message names what the older one's did. */
  async function alike() {
    const { into: older, from: newer } = await twoOfOne();
    const maybeOf = { caseId: older.id, by: "number", number: "KW2026" };
    await pool.query("update messages set maybe_of = $1 where id = $2", [maybeOf, newer.messageId]);
    return { older, newer };
  }
  const shown = async (id: number) => (await supervisor.get(`/api/v1/cases/${id}`)).body.maybeSame;

  test("are shown on both with the reason, until they are merged", async () => {
    const { older, newer } = await alike();
    const reason = { by: "number", number: "KW2026" };
    expect(await shown(newer.id)).toMatchObject([{ id: older.id, messageId: newer.messageId, reason }]);
    expect(await shown(older.id)).toMatchObject([{ id: newer.id, messageId: newer.messageId, reason }]);
    await mergeCases(ctx, { caseId: older.id, otherId: newer.id });
    expect(await shown(older.id)).toEqual([]);
    // Whoever takes them apart again has said that they are two.
    await unmergeCase(ctx, { caseId: older.id, otherId: newer.id });
    expect([await shown(older.id), await shown(newer.id)]).toEqual([[], []]);
  });

  test("are shown no more when somebody said that they are two matters, also after one was merged into a third", async () => {
    const { older, newer } = await alike();
    await play(desk, {
      as: "supervisor",
      request: ["PUT", `/api/v1/cases/${newer.id}/apart/${older.id}`],
      status: 200,
      contains: { maybeSame: [] },
      events: ["cases.told_apart", "cases.told_apart"],
    });
    expect(await shown(older.id)).toEqual([]);
    const third = await buildMailCase(ctx, { customerId: older.customerId });
    await mergeCases(ctx, { caseId: third.id, otherId: older.id });
    expect(await shown(newer.id)).toEqual([]);
    await play(desk, {
      as: "supervisor",
      request: ["DELETE", `/api/v1/cases/${newer.id}/apart/${third.id}`],
      status: 200,
      events: ["cases.told_apart", "cases.told_apart"],
    });
    expect(await shown(newer.id)).toMatchObject([{ id: third.id }]);
    await updateCase(ctx, { caseId: third.id, category: "closed" });
    expect(await shown(newer.id)).toEqual([]);
    const { rows } = await pool.query("select details from audit_log where action = 'cases.told_apart' order by id");
    expect(rows.map(({ details }) => details.apart)).toEqual([true, false]);
  });
});
