import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildStaff } from "../../../../../test/support/build.ts";
import { buildCase } from "../../../../../test/support/build-case.ts";
import { actorOfStaff } from "../../accounts/index.ts";
import { ringDue } from "../alarm/ring-due.ts";
import {
  disputePromise,
  getPromise,
  keepByHand,
  keepPromises,
  makePromises,
  promisesForCustomer,
  withdrawPromises,
} from "../index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const HOUR = 3_600_000;
const lin = await buildStaff(ctx, { name: "林晓雯" });
const asLin = ctx.as((await actorOfStaff(ctx, lin.id))!);
const evidence = "Called at 14:05, spoke with Ms Wang";

/** A promise of a kind to a new customer, due in three hours. */
async function build(kind = "callback") {
  const { caseId, customerId } = await buildCase(ctx);
  const dueAt = new Date(desk.now().getTime() + 3 * HOUR);
  const base = { kind, caseId, customerId, promisor: { kind: "staff", id: lin.id }, source: "person" } as const;
  const [id] = await ctx.tx((tx) => makePromises(tx, [{ ...base, term: { dueAt }, ownerId: lin.id, teamId: null }]));
  return { id: id!, caseId, dueAt };
}

const logOf = async (id: number) =>
  (
    await desk.pool.query(
      "select kind, actor_id, actor_name, at, data from promise_log where promise_id = $1 and kind <> 'rang' order by id",
      [id],
    )
  ).rows;

describe("[B4] a promise made by hand is kept by hand", () => {
  test("in time: it is kept, and log, event and customer's page say what shows it and who said so when", async () => {
    const { id, caseId, dueAt } = await build();
    desk.advance("1 h");
    const { result: row, events } = await desk.during(() => keepByHand(asLin, { id, evidence }));
    expect(row).toMatchObject({ state: "kept", settledAt: desk.now(), nextAt: null });
    expect(events).toMatchObject([
      {
        type: "promises.kept",
        data: {
          promiseId: id,
          at: desk.now().toISOString(),
          dueAt: dueAt.toISOString(),
          evidenceEventId: null,
          evidence,
        },
      },
    ]);
    expect(await logOf(id)).toMatchObject([
      { kind: "made" },
      { kind: "kept", at: desk.now(), actor_name: "林晓雯", data: { evidence } },
    ]);
    expect(await promisesForCustomer(ctx, caseId)).toMatchObject([{ state: "kept", evidence }]);
  });

  test("at the very moment it is due: it is kept", async () => {
    const { id } = await build();
    desk.advance("3 h");
    expect((await keepByHand(asLin, { id, evidence })).state).toBe("kept");
  });

  test.each([
    ["before the alarm clock has looked", false],
    ["when it is broken already", true],
  ])("after its time, %s: it broke and is kept late", async (_, rings) => {
    const { id, caseId } = await build("refund");
    desk.advance("4 h");
    if (rings) while ((await ringDue(ctx)).looked > 0);
    expect((await getPromise(asLin, id)).state).toBe(rings ? "broken" : "open");
    const row = await keepByHand(asLin, { id, evidence });
    expect(row).toMatchObject({ state: "kept_late", settledAt: desk.now(), nextAt: null });
    const log = await logOf(id);
    expect(log.map(({ kind }) => kind)).toEqual(["made", "broken", "kept_late"]);
    expect(log.at(-1).data).toEqual({ evidence });
    expect(await promisesForCustomer(ctx, caseId)).toMatchObject([{ state: "kept_late", evidence }]);
  });

  test("the customer can say that it did not happen; state and words stay beside it", async () => {
    const { id, caseId } = await build("delivery");
    await keepByHand(asLin, { id, evidence });
    await disputePromise(ctx, { id, caseId, words: null });
    expect(await promisesForCustomer(ctx, caseId)).toMatchObject([{ state: "kept", evidence, disputed: true }]);
  });

  test("what an answer kept has no words beside it", async () => {
    const { caseId } = await build("repair");
    await keepPromises(ctx, { caseId, kinds: ["repair"], evidenceEventId: 1, at: desk.now() });
    expect(await promisesForCustomer(ctx, caseId)).toMatchObject([{ state: "kept", evidence: null }]);
  });

  test.each(["first_response", "next_response", "resolution"])(
    "not what a policy made: %s is kept by facts alone",
    async (kind) => {
      const { id } = await build(kind);
      const kept = keepByHand(asLin, { id, evidence });
      await expect(kept).rejects.toMatchObject({ code: "promises.kept_by_facts" });
      expect((await getPromise(asLin, id)).state).toBe("open");
    },
  );

  test("not twice, and not when it has lost its object", async () => {
    const [kept, withdrawn] = [await build(), await build("other")];
    await keepByHand(asLin, { id: kept.id, evidence });
    await withdrawPromises(ctx, { caseIds: [withdrawn.caseId], reason: "case_merged" });
    for (const { id } of [kept, withdrawn]) {
      const again = keepByHand(asLin, { id, evidence: "Again" });
      await expect(again).rejects.toMatchObject({ code: "promises.settled" });
    }
    expect((await logOf(kept.id)).map(({ kind }) => kind)).toEqual(["made", "kept"]);
  });

  test("[L2] not by who may not see its case", async () => {
    const { id } = await build();
    const permissions = new Set(["promises:make", "cases:read"] as const);
    const stranger = ctx.as({ kind: "staff", id: lin.id + 1, name: "Stranger", permissions, teamIds: [] });
    await expect(keepByHand(stranger, { id, evidence })).rejects.toMatchObject({ code: "promises.not_found" });
    expect((await getPromise(asLin, id)).state).toBe("open");
  });
});
