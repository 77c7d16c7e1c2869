import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import { play } from "../../../../test/support/scenario.ts";
import { actorOfStaff } from "../accounts/index.ts";
import { assignCase, getCase, noteAnswer } from "./index.ts";
import { takeCase } from "./take-case.ts";

const desk = await openTestDesk();
const { ctx } = desk;

describe("[C2] exactly one owner", () => {
  test("of all who take a case at once one gets it, and the others are told who", async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => buildStaff(ctx)));
    const actors = await Promise.all(people.map(async ({ id }) => (await actorOfStaff(ctx, id))!));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }), async (takers) => {
        const { id } = await buildMailCase(ctx);
        const { result: outcomes, events } = await desk.during(() =>
          Promise.allSettled(takers.map((who) => takeCase(ctx.as(actors[who]!), id))),
        );
        const { ownerId, category } = await getCase(ctx, id);
        expect(category).toBe("open");
        outcomes.forEach((outcome, place) => {
          const mine = people[takers[place]!]!.id === ownerId;
          expect(outcome.status).toBe(mine ? "fulfilled" : "rejected");
          if (outcome.status === "rejected") {
            const name = people.find((person) => person.id === ownerId)!.name;
            expect(outcome.reason).toMatchObject({ code: "cases.already_taken", params: { id, owner: name } });
          }
        });
        expect(events.filter(({ type }) => type === "cases.assigned")).toHaveLength(1);
      }),
      { numRuns: 12 },
    );
  });

  test("whoever answers a case that nobody owns owns it; an owner stays the owner", async () => {
    const [first, second] = [await buildStaff(ctx), await buildStaff(ctx)];
    const { id } = await buildMailCase(ctx);
    for (const authorId of [first.id, second.id]) {
      await noteAnswer(ctx, { caseId: id, at: ctx.now(), authorId, becomes: null });
    }
    expect(await getCase(ctx, id)).toMatchObject({ ownerId: first.id, category: "open", awaitingSince: null });
  });

  test("nobody who was switched off can be given a case", async () => {
    const { id } = await buildMailCase(ctx);
    const person = await buildStaff(ctx);
    await ctx.db.updateTable("staff").set({ active: false }).where("id", "=", person.id).execute();
    await expect(assignCase(ctx, { caseId: id, ownerId: person.id, reason: "by_hand" })).rejects.toMatchObject({
      code: "cases.owner_unfit",
    });
  });

  test("giving a case by hand is told with who had it before", async () => {
    const team = await buildTeam(ctx);
    const person = await buildStaff(ctx, { teamIds: [team] });
    const { id } = await buildMailCase(ctx);
    await play(desk, {
      as: "supervisor",
      request: ["POST", `/api/v1/cases/${id}/assign`, { ownerId: person.id, teamId: team }],
      status: 200,
      contains: { owner: { id: person.id, name: person.name }, team: { id: team } },
      events: ["cases.assigned"],
    });
    const log = await play(desk, { as: "supervisor", request: ["GET", `/api/v1/cases/${id}/log`], status: 200 });
    expect(log.body.items[0]).toMatchObject({
      type: "cases.assigned",
      actor: { kind: "staff", name: "Test supervisor" },
      data: { ownerId: person.id, teamId: team, fromOwnerId: null, reason: "by_hand" },
    });
  });
});
