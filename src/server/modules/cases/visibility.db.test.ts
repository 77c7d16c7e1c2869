import { beforeAll, describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildRole, buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import type { TestClient } from "../../../../test/support/client.ts";
import { play } from "../../../../test/support/scenario.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { actorOfStaff } from "../accounts/index.ts";
import { sendReply } from "../conversations/sending/send-reply.ts";
import { assignCase, visibilityOfEvents } from "./index.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const SECRET = "Zanzibar-7731";

let agent: { id: number; email: string };
let client: TestClient;
let hidden: { id: number; customerId: number; messageId: number };
let ofTeam: number;
let ofMe: number;
let unownedElsewhere: number;

// [L2] An agent with `cases:read` alone: their own cases and those of their teams, and not a word of any other.
beforeAll(async () => {
  const [mine, other] = [await buildTeam(ctx), await buildTeam(ctx)];
  const role = await buildRole(ctx, [
    "cases:read",
    "cases:update",
    "cases:assign",
    "cases:merge",
    "cases:bulk",
    "cases:export",
    "cases:note",
    "macros:use",
  ]);
  agent = await buildStaff(ctx, { roles: [role], teamIds: [mine] });
  const colleague = await buildStaff(ctx, { teamIds: [other] });
  client = await desk.as(agent);
  hidden = await buildMailCase(ctx, { teamId: other, subject: SECRET, text: SECRET, tags: ["refund"] });
  await assignCase(ctx, { caseId: hidden.id, ownerId: colleague.id, reason: "by_hand" });
  ({ id: unownedElsewhere } = await buildMailCase(ctx, { teamId: other, subject: SECRET }));
  ({ id: ofTeam } = await buildMailCase(ctx, { teamId: mine, customerId: hidden.customerId, tags: ["refund"] }));
  ({ id: ofMe } = await buildMailCase(ctx, { teamId: other }));
  await assignCase(ctx, { caseId: ofMe, ownerId: agent.id, reason: "by_hand" });
});

describe("[L2] whose cases an agent sees", () => {
  test("lists, counts and home have their own and their teams', in every order", async () => {
    for (const sort of ["updated", "-updated", "opened", "-opened", "due", "priority", "awaiting"]) {
      const list = await client.get(`/api/v1/cases?sort=${sort}`);
      expect(list.text).not.toContain(SECRET);
      expect(list.body.items.map((item: { id: number }) => item.id).sort()).toEqual([ofTeam, ofMe].sort());
    }
    for (const query of [
      `case:${hidden.id}`,
      "tag:refund owner:any",
      "owner:none",
      `customer:${hidden.customerId}`,
      SECRET,
    ]) {
      expect((await client.get(`/api/v1/cases?query=${encodeURIComponent(query)}`)).text).not.toContain(SECRET);
    }
    expect((await client.get("/api/v1/cases/counts?ids=all,unowned")).body).toEqual({ all: 2, unowned: 1 });
    expect((await client.get("/api/v1/home")).text).not.toContain(SECRET);
  });

  test("the export has no other rows", async () => {
    const csv = await client.get("/api/v1/cases/export.csv");
    expect(csv.status).toBe(200);
    expect(csv.text).not.toContain(SECRET);
    expect(csv.text.trim().split("\r\n")).toHaveLength(3);
  });

  test("the page of another case of the same customer does not name it", async () => {
    const page = await client.get(`/api/v1/cases/${ofTeam}`);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(SECRET);
    expect(page.body.otherCases).toEqual([]);
  });

  test.each([
    ["GET", "", undefined],
    ["GET", "/log", undefined],
    ["GET", "/messages", undefined],
    ["PATCH", "", { priority: 4 }],
    ["POST", "/assign", { ownerId: null }],
    ["POST", "/take", undefined],
    ["POST", "/snooze", { until: null }],
    ["POST", "/merge", { otherId: 1 }],
    ["POST", "/split", { messageIds: [1], subject: "x" }],
    ["POST", "/presence", { state: "viewing" }],
  ] as const)("%s …%s of a case that is not theirs finds nothing", async (method, path, body) => {
    for (const id of [hidden.id, unownedElsewhere]) {
      const answer = await play(desk, {
        as: agent,
        request: [method, `/api/v1/cases/${id}${path}`, body],
        status: 404,
        error: "cases.not_found",
        lacks: [SECRET],
      });
      // The same answer as for a number that no case has, but for the number.
      const none = await client.inject({
        method,
        url: `/api/v1/cases/99999999${path}`,
        ...(body && { payload: body }),
      });
      expect(answer.text.replaceAll(String(id), "99999999")).toBe(none.text);
    }
  });

  test("another case cannot be drawn into one's own, nor changed along with others", async () => {
    await play(desk, {
      as: agent,
      request: ["POST", `/api/v1/cases/${ofTeam}/merge`, { otherId: hidden.id }],
      status: 404,
      error: "cases.not_found",
      lacks: [SECRET],
    });
    await play(desk, {
      as: agent,
      request: ["POST", "/api/v1/cases/bulk", { ids: [hidden.id, unownedElsewhere], change: { priority: 4 } }],
      status: 200,
      contains: { changed: 0, undo: [] },
    });
  });

  test("nor are they told of it live", async () => {
    const event = (caseId: number) => ({ caseId, customerId: 1, type: "cases.opened" }) as EventRow;
    const maySee = await visibilityOfEvents(ctx, [event(hidden.id), event(ofTeam), event(ofMe)]);
    const actor = (await actorOfStaff(ctx, agent.id))!;
    expect([hidden.id, ofTeam, ofMe].map((id) => maySee(actor, event(id)))).toEqual([false, true, true]);
  });
});

test("[L2] the outbox lists nothing of cases of others", async () => {
  await sendReply(ctx, hidden.id, { text: "On its way.", to: [{ address: "somebody@example.com", name: null }] });
  const roles = [await buildRole(ctx, ["cases:read", "outbox:read"])];
  const watcher = await desk.as(await buildStaff(ctx, { roles }));
  const theirs = await watcher.get("/api/v1/outbox");
  expect([theirs.status, theirs.body.items]).toEqual([200, []]);
  expect((await (await desk.as("supervisor")).get("/api/v1/outbox")).text).toContain(SECRET);
});

test("[L2] without the permission each route refuses before it looks", async () => {
  const nobody = await buildStaff(ctx, { roles: [await buildRole(ctx, [])] });
  for (const [method, path, body] of [
    ["GET", "/api/v1/cases", undefined],
    ["GET", "/api/v1/cases/export.csv", undefined],
    ["GET", `/api/v1/cases/${ofTeam}`, undefined],
    ["PATCH", `/api/v1/cases/${ofTeam}`, { priority: 4 }],
    ["POST", `/api/v1/cases/${ofTeam}/take`, undefined],
    ["POST", "/api/v1/cases/bulk", { ids: [ofTeam], change: { priority: 4 } }],
    ["POST", `/api/v1/cases/${ofTeam}/merge`, { otherId: ofMe }],
  ] as const) {
    await play(desk, { as: nobody, request: [method, path, body], status: 403, error: "request.not_allowed" });
  }
});
