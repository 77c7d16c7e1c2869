import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff } from "../../../../test/support/build.ts";
import { buildMailCase, buildMessage } from "../../../../test/support/build-mail-case.ts";
import { play } from "../../../../test/support/scenario.ts";
import { conversationsOfCases } from "../conversations/index.ts";
import { makePromises, promisesOfCases } from "../promises/index.ts";
import { assignCase, currentCaseIds, getCase, mergeCases, updateCase } from "./index.ts";

const desk = await openTestDesk();
const { ctx } = desk;

async function twoOfOne() {
  const into = await buildMailCase(ctx, { tags: ["vip"], priority: 2 });
  desk.advance("1 h");
  const from = await buildMailCase(ctx, { customerId: into.customerId, tags: ["refund", "vip"], priority: 3 });
  return { into, from };
}

describe("merging", () => {
  test("takes messages, threads, promises and tags along, and loses nothing", async () => {
    const { into, from } = await twoOfOne();
    const owner = await buildStaff(ctx);
    await assignCase(ctx, { caseId: into.id, ownerId: owner.id, reason: "by_hand" });
    const dueAt = new Date(desk.now().getTime() + 3_600_000);
    const [promiseId] = await ctx.tx((tx) =>
      makePromises(tx, [
        {
          kind: "callback",
          caseId: from.id,
          customerId: from.customerId,
          promisor: { kind: "staff", id: owner.id },
          source: "person",
          words: "We call you back",
          term: { dueAt },
          ownerId: null,
          teamId: null,
        },
      ]),
    );
    const { events } = await desk.during(() => mergeCases(ctx, { caseId: into.id, otherId: from.id }));
    expect(events.filter((event) => event.type === "cases.merged")).toHaveLength(2);

    const client = await desk.as("supervisor");
    const messages = await client.get(`/api/v1/cases/${into.id}/messages`);
    expect(messages.body.items.map((item: { id: number }) => item.id)).toEqual([into.messageId, from.messageId]);
    expect((await conversationsOfCases(ctx, [into.id])).get(into.id)!.map(({ id }) => id)).toContain(
      from.conversationId,
    );
    expect((await promisesOfCases(ctx, [into.id])).get(into.id)).toMatchObject([{ id: promiseId, state: "open" }]);
    expect(await getCase(ctx, into.id)).toMatchObject({ tags: ["vip", "refund"], priority: 3, contactCount: 2 });
    expect(await getCase(ctx, from.id)).toMatchObject({ mergedInto: into.id, category: "closed", awaitingSince: null });

    // What was done there is read here, each fact once; and the event can take the two apart again.
    const log = (await client.get(`/api/v1/cases/${into.id}/log?limit=200`)).body.items;
    expect(log.filter((line: { type: string }) => line.type === "cases.opened")).toHaveLength(2);
    const merged = log.filter((line: { type: string }) => line.type === "cases.merged");
    expect(merged).toHaveLength(1);
    expect(merged[0].data).toMatchObject({
      fromCaseId: from.id,
      messageIds: [from.messageId],
      conversationIds: [from.conversationId],
      promiseIds: [promiseId],
      before: { from: { tags: ["refund", "vip"], priority: 3, category: "new" }, into: { tags: ["vip"], priority: 2 } },
    });
  });

  test("an old number leads to the case that stands for it, over several merges", async () => {
    const { into, from } = await twoOfOne();
    const last = await buildMailCase(ctx, { customerId: into.customerId });
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    await mergeCases(ctx, { caseId: last.id, otherId: into.id });
    expect(await currentCaseIds(ctx, [from.id, into.id, last.id, 424_242])).toEqual(
      new Map([
        [from.id, last.id],
        [into.id, last.id],
        [last.id, last.id],
      ]),
    );
    const list = await (await desk.as("supervisor")).get(`/api/v1/cases?query=customer:${into.customerId}`);
    expect(list.body.items.map((item: { id: number }) => item.id)).toEqual([last.id]);
  });

  test("of two who merge two cases into each other at once, one does", async () => {
    const { into, from } = await twoOfOne();
    const outcomes = await Promise.allSettled([
      mergeCases(ctx, { caseId: into.id, otherId: from.id }),
      mergeCases(ctx, { caseId: from.id, otherId: into.id }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    const rejected = outcomes.find((outcome) => outcome.status === "rejected");
    expect(rejected?.reason).toMatchObject({ code: "cases.already_merged" });
  });

  test("is refused for one case, for two customers, and for what is merged; a merged case takes no changes", async () => {
    const { into, from } = await twoOfOne();
    const stranger = await buildMailCase(ctx);
    const merge = (id: number, otherId: number) =>
      ["POST", `/api/v1/cases/${id}/merge`, { otherId }] as ["POST", string, object];
    const as = "supervisor";
    await play(desk, { as, request: merge(into.id, into.id), status: 422, error: "cases.merge_with_itself" });
    await play(desk, { as, request: merge(into.id, stranger.id), status: 409, error: "cases.merge_of_two_customers" });
    await mergeCases(ctx, { caseId: into.id, otherId: from.id });
    await play(desk, { as, request: merge(into.id, from.id), status: 409, error: "cases.already_merged" });
    await expect(updateCase(ctx, { caseId: from.id, priority: 4 })).rejects.toMatchObject({
      code: "cases.already_merged",
      params: { target: into.id },
    });
  });
});

describe("splitting", () => {
  test("makes a case of its own of some messages, with the same owner, and later answers follow", async () => {
    const { id, customerId, messageId } = await buildMailCase(ctx, { tags: ["vip"], text: "The parcel" });
    const owner = await buildStaff(ctx);
    await assignCase(ctx, { caseId: id, ownerId: owner.id, reason: "by_hand" });
    const other = await buildMessage(ctx, { caseId: id, customerId, text: "And the invoice is wrong" });
    const answer = await play(desk, {
      as: "supervisor",
      request: ["POST", `/api/v1/cases/${id}/split`, { messageIds: [other.messageId], subject: "Invoice" }],
      status: 200,
      contains: { subject: "Invoice", owner: { id: owner.id }, tags: ["vip"], customer: { id: customerId } },
      events: ["cases.opened", "cases.split", "cases.split"],
    });
    const client = await desk.as("supervisor");
    const idsIn = async (caseId: number) =>
      (await client.get(`/api/v1/cases/${caseId}/messages`)).body.items.map((item: { id: number }) => item.id);
    expect(await idsIn(answer.body.id)).toEqual([other.messageId]);
    expect(await idsIn(id)).toEqual([messageId]);
    const threads = await conversationsOfCases(ctx, [id, answer.body.id]);
    expect(threads.get(answer.body.id)!.map((thread) => thread.id)).toEqual([other.conversationId]);
  });

  test("leaves at least one message, and takes none of another case", async () => {
    const [one, two] = [await buildMailCase(ctx), await buildMailCase(ctx)];
    const split = (messageIds: number[]) =>
      ["POST", `/api/v1/cases/${one.id}/split`, { messageIds, subject: "x" }] as ["POST", string, object];
    const as = "supervisor";
    await play(desk, { as, request: split([one.messageId]), status: 422, error: "cases.split_of_everything" });
    await play(desk, { as, request: split([two.messageId]), status: 409, error: "cases.messages_elsewhere" });
  });
});
