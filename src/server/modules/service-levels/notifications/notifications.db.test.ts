import { beforeEach, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../../test/support/build.ts";
import { buildCase, buildContact } from "../../../../../test/support/build-case.ts";
import { play } from "../../../../../test/support/scenario.ts";
import { assignCase } from "../../cases/index.ts";
import { messageBounced, messageFailed, messageReceived } from "../../conversations/index.ts";
import { ringDue } from "../../promises/alarm/ring-due.ts";
import { keepPromises } from "../../promises/index.ts";
import { forgetNotifications } from "./forget-notifications.ts";
import { notify } from "./notify.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const owner = await buildStaff(ctx);
const lead = await buildStaff(ctx, { roles: ["supervisor"] });
const leader = await buildStaff(ctx, { roles: ["leader"] });
const teamId = await buildTeam(ctx, { memberIds: [owner.id, lead.id, leader.id], leadId: lead.id });
const people = { owner, lead, leader };

beforeEach(async () => {
  await desk.settle();
  await desk.pool.query("update promises set next_at = null");
  // Cases of the tests before are put aside: their owners lose none of them for saying nothing.
  await desk.pool.query("update cases set snoozed_until = '2100-01-01'");
  await desk.pool.query("delete from notifications");
});

async function toldTo(who: keyof typeof people) {
  const answer = await (await desk.as(people[who])).get("/api/v1/notifications");
  expect(answer.status, answer.text).toBe(200);
  return answer.body.items as { id: number; kind: string; promise: { rung: string; late: boolean } | null }[];
}
const kindsTo = async (who: keyof typeof people) => (await toldTo(who)).map(({ kind }) => kind);

/** A case of the team's, whose customer wrote just now. */
async function written(ownerId: number | null) {
  const built = await buildCase(ctx, { teamId });
  if (ownerId !== null) await assignCase(ctx, { caseId: built.caseId, ownerId, reason: "by_hand" });
  await buildContact(ctx, built.caseId);
  await desk.settle();
  await desk.pool.query("delete from notifications");
  return built;
}

/** Moves the clock on until so many steps have rung, and lets the news arrive. */
async function ringSteps(caseId: number, count: number) {
  for (let rung = 0; rung < count; rung++) {
    const { rows } = await desk.pool.query("select next_at from promises where case_id = $1", [caseId]);
    desk.advance(rows[0].next_at.getTime() - desk.now().getTime());
    await ringDue(ctx);
  }
  await desk.settle();
}

describe("[B6] who hears a promise that rings", () => {
  test("it climbs from the owner to the team lead to the leaders, and the owner hears that it broke", async () => {
    const { caseId } = await written(owner.id);
    await ringSteps(caseId, 1);
    expect(await toldTo("owner")).toMatchObject([
      {
        kind: "promise_due_soon",
        case: { id: caseId },
        promise: { kind: "first_response", rung: "owner", late: false },
      },
    ]);
    expect(await kindsTo("lead")).toEqual([]);
    await ringSteps(caseId, 1);
    expect(await kindsTo("owner")).toEqual(["promise_broken", "promise_due_soon"]);
    expect(await toldTo("lead")).toMatchObject([{ kind: "promise_broken", promise: { rung: "team_lead" } }]);
    expect(await kindsTo("leader")).toEqual([]);
    await ringSteps(caseId, 1);
    expect(await toldTo("leader")).toMatchObject([{ kind: "promise_broken", promise: { rung: "leaders" } }]);
    expect(await kindsTo("lead")).toEqual(["promise_broken"]);
  });

  test("of a case without an owner it rings for the team lead at once", async () => {
    const { caseId } = await written(null);
    await ringSteps(caseId, 1);
    expect(await kindsTo("lead")).toEqual(["promise_due_soon"]);
  });

  test("where a team has no lead, the leaders hear it", async () => {
    const withoutLead = await buildTeam(ctx, { memberIds: [leader.id] });
    const { caseId } = await buildCase(ctx, { teamId: withoutLead });
    await buildContact(ctx, caseId);
    await ringSteps(caseId, 1);
    expect(await kindsTo("leader")).toEqual(["promise_due_soon"]);
  });

  test("each is told once, also when the news comes twice", async () => {
    const { caseId } = await written(owner.id);
    await ringSteps(caseId, 1);
    await desk.pool.query("update event_cursors set xid = '0', id = 0 where reader = 'reactions'");
    await desk.settle();
    expect(await kindsTo("owner")).toEqual(["promise_due_soon"]);
  });

  test("what was kept while the news was on its way troubles nobody", async () => {
    const { caseId } = await written(owner.id);
    const { rows } = await desk.pool.query("select next_at from promises where case_id = $1", [caseId]);
    desk.advance(rows[0].next_at.getTime() - desk.now().getTime());
    await ringDue(ctx);
    await keepPromises(ctx, { caseId, kinds: ["first_response"], evidenceEventId: 1, at: desk.now() });
    await desk.settle();
    expect(await kindsTo("owner")).toEqual([]);
  });

  test("what rang late says so", async () => {
    await written(owner.id);
    desk.advance("9 d");
    await ringDue(ctx);
    await desk.settle();
    expect(await toldTo("leader")).toMatchObject([{ kind: "promise_broken", promise: { late: true } }]);
  });
});

describe("what else a person is told", () => {
  test("that a case became theirs, unless they took it themselves", async () => {
    const { caseId } = await buildCase(ctx, { teamId });
    const asLead = ctx.as({
      kind: "staff",
      id: lead.id,
      name: lead.name,
      permissions: new Set(["cases:read-all"]),
      teamIds: [],
    });
    await assignCase(asLead, { caseId, ownerId: owner.id, reason: "by_hand" });
    await desk.settle();
    expect(await toldTo("owner")).toMatchObject([
      { kind: "case_assigned", case: { id: caseId }, actor: { id: lead.id } },
    ]);
    await assignCase(asLead, { caseId, ownerId: lead.id, reason: "taken" });
    await desk.settle();
    expect(await kindsTo("lead")).toEqual([]);
  });

  const received = { messageId: 7, conversationId: null, channel: "mail", kind: "message", autoReply: null } as const;
  test.each([
    ["a customer's message", {}, ["customer_replied"]],
    ["an out-of-office message", { autoReply: "out-of-office" }, []],
    ["a bounce", { kind: "bounce" }, []],
    ["the message that opened the case", { isNewCase: true }, []],
  ])("%s about a case of theirs", async (_, given, kinds) => {
    const { caseId, customerId } = await written(owner.id);
    const data = { ...received, isNewCase: false, thirdPerson: false, ourRole: "to", ...given };
    await ctx.tx(async (tx) => tx.emit(messageReceived, data, { caseId, customerId }));
    await desk.settle({ failures: "return" });
    expect(await kindsTo("owner")).toEqual(kinds);
  });

  test("mail that did not arrive: whoever owns the case and whoever wrote it, in the provider's words", async () => {
    const { caseId, customerId } = await written(owner.id);
    const failed = { messageId: 8, kind: "reply", authorId: lead.id, error: "550 no such user", nextAttemptAt: null };
    await ctx.tx(async (tx) => {
      tx.emit(messageFailed, { ...failed, final: false }, { caseId, customerId });
      tx.emit(messageFailed, { ...failed, final: true }, { caseId, customerId });
      const { error: _, nextAttemptAt: __, ...message } = failed;
      tx.emit(messageBounced, { ...message, recipients: ["a@b.test"], detail: "mailbox full" }, { caseId, customerId });
    });
    await desk.settle();
    for (const who of ["owner", "lead"] as const) {
      expect(await toldTo(who)).toMatchObject([
        { kind: "delivery_failed", messageId: 8, detail: "a@b.test: mailbox full" },
        { kind: "delivery_failed", messageId: 8, detail: "550 no such user" },
      ]);
    }
  });
});

describe("the list of notifications", () => {
  const tell = (staffIds: number[], caseId: number | null = null) =>
    notify(ctx, { kind: "customer_replied", staffIds, caseId, customerId: null });

  test("newest first, by pages, with how many are unread; read ones leave the count", async () => {
    for (let n = 0; n < 5; n++) await tell([owner.id]);
    const client = await desk.as(owner);
    const first = (await client.get("/api/v1/notifications?limit=2")).body;
    expect([first.items.length, first.unread]).toEqual([2, 5]);
    const second = (await client.get(`/api/v1/notifications?limit=2&cursor=${first.next}`)).body;
    const third = (await client.get(`/api/v1/notifications?limit=2&cursor=${second.next}`)).body;
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }: { id: number }) => id));
    expect(ids).toEqual(ids.toSorted((a: number, b: number) => b - a));
    expect([new Set(ids).size, third.next]).toEqual([5, null]);
    expect((await client.post("/api/v1/notifications/read", { ids: ids.slice(0, 2) })).body).toEqual({ unread: 3 });
    expect((await client.get("/api/v1/notifications?unread=true")).body.items).toHaveLength(3);
    expect((await client.post("/api/v1/notifications/read", { all: true })).body).toEqual({ unread: 0 });
  });

  test("nobody reads or marks another's", async () => {
    await tell([owner.id, lead.id]);
    const [mine] = await toldTo("owner");
    expect((await toldTo("lead")).map(({ id }) => id)).not.toContain(mine!.id);
    await (await desk.as(lead)).post("/api/v1/notifications/read", { ids: [mine!.id] });
    expect((await (await desk.as(owner)).get("/api/v1/notifications")).body.unread).toBe(1);
  });

  test("[L2] of a case that is no longer theirs to see, only that something was there", async () => {
    const { caseId } = await buildCase(ctx, { subject: "A very private matter" });
    const outsider = await buildStaff(ctx, { roles: [] });
    await tell([outsider.id], caseId);
    const answer = await (await desk.as(outsider)).get("/api/v1/notifications");
    expect(answer.body.items).toMatchObject([{ kind: "customer_replied", case: null, customer: null }]);
    expect(answer.text).not.toContain("private");
  });

  test("is told live of what is new, and forgets after three months", async () => {
    const { events } = await desk.during(() => tell([owner.id, lead.id, owner.id]));
    expect(events).toEqual([
      { type: "service-levels.notified", data: { kind: "customer_replied", staffIds: [owner.id, lead.id] } },
    ]);
    desk.advance("91 d");
    await forgetNotifications.run(ctx, {});
    const { rows } = await desk.pool.query("select count(*)::int as n from notifications");
    expect(rows[0].n).toBe(0);
  });

  test("is for people", async () => {
    await play(desk, {
      as: "nobody",
      request: ["GET", "/api/v1/notifications"],
      status: 401,
      error: "request.not_signed_in",
    });
    await play(desk, { as: "nobody", request: ["POST", "/api/v1/notifications/read", { all: true }], status: 401 });
    const key = await desk.withKey(["cases:read"]);
    expect((await key.get("/api/v1/notifications")).body.error.code).toBe("service-levels.people_only");
  });
});
