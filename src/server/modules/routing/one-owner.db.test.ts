import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { buildStaff, buildTeam } from "../../../../test/support/build.ts";
import { buildMailCase } from "../../../../test/support/build-mail-case.ts";
import { actorOfStaff } from "../accounts/index.ts";
import { assignCase, getCase, mergeCases, splitCase } from "../cases/index.ts";
import { acceptOffer, declineOffer, expireOffers, takeOfferBack } from "../cases/offers/answer-offer.ts";
import { takeCase } from "../cases/take-case.ts";
import { routeCase } from "./route-case.ts";

const desk = await openTestDesk();
const { ctx } = desk;
const PEOPLE = 4;
type Step = { act: (typeof acts)[number]; who: number; to: number };
const acts = ["offer", "assign", "accept", "decline", "back", "expire", "take", "merge", "split", "leave"] as const;

/** The world as it is without a database: nothing but how much was done. */
type Model = { rounds: number };
type Real = { caseId: number; customerId: number; team: number; people: number[]; messageIds: number[] };

/** Several people act on one case at the same moment, each in a transaction of their own. */
class Together implements fc.AsyncCommand<Model, Real> {
  private readonly steps: readonly Step[];
  constructor(steps: readonly Step[]) {
    this.steps = steps;
  }
  check(): boolean {
    return true;
  }
  async run(model: Model, real: Real): Promise<void> {
    model.rounds++;
    const outcomes = await Promise.allSettled(this.steps.map((step) => doStep(real, step)));
    for (const outcome of outcomes) {
      // Who was too late is told so in words of the catalogue; nothing else may go wrong.
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: expect.any(String) });
    }
    await expectOneOwner(real);
  }
  toString(): string {
    return `together(${this.steps.map(({ act, who, to }) => `${act} ${who}→${to}`).join(", ")})`;
  }
}

async function doStep(real: Real, { act, who, to }: Step): Promise<unknown> {
  const { caseId, people } = real;
  const actor = await actorOfStaff(ctx, people[who]!);
  if (!actor) return;
  const own = ctx.as(actor);
  switch (act) {
    case "offer":
      return assignCase(own, { caseId, ownerId: people[to]!, reason: "by_hand" });
    case "assign":
      return assignCase(ctx, { caseId, ownerId: people[to]!, reason: "by_hand" });
    case "accept":
      return acceptOffer(own, caseId);
    case "decline":
      return declineOffer(own, { caseId, reason: "No room" });
    case "back":
      return takeOfferBack(own, caseId);
    case "expire":
      await desk.pool.query("update case_offers set expires_at = $2 where case_id = $1 and state = 'open'", [
        caseId,
        desk.now(),
      ]);
      return expireOffers(ctx);
    case "take":
      return takeCase(own, caseId);
    case "merge": {
      const other = await buildMailCase(ctx, { customerId: real.customerId, teamId: real.team, ownerId: people[to]! });
      real.messageIds.push(other.messageId);
      return mergeCases(own, { caseId, otherId: other.id });
    }
    case "split": {
      const messageId = real.messageIds.pop();
      return messageId && splitCase(own, { caseId, messageIds: [messageId], subject: "Something else" });
    }
    case "leave": {
      // The first person stays, so that there is always somebody.
      if (to === 0) return;
      await ctx.db.updateTable("staff").set({ active: false }).where("id", "=", people[to]!).execute();
      await routeCase(ctx, caseId);
      return ctx.db.updateTable("staff").set({ active: true }).where("id", "=", people[to]!).execute();
    }
  }
}

/** One owner, who owes the promises; at most one open offer, to somebody else; and each change began where the last ended. */
async function expectOneOwner({ caseId }: Real): Promise<void> {
  const { ownerId } = await getCase(ctx, caseId);
  expect(ownerId).not.toBeNull();
  const { rows: offers } = await desk.pool.query(
    "select to_id from case_offers where case_id = $1 and state = 'open'",
    [caseId],
  );
  expect(offers.length).toBeLessThanOrEqual(1);
  for (const { to_id } of offers) expect(Number(to_id)).not.toBe(ownerId);
  const { rows: strays } = await desk.pool.query(
    "select id from promises where case_id = $1 and state in ('open', 'broken') and owner_id is distinct from $2",
    [caseId, ownerId],
  );
  expect(strays).toEqual([]);
  const { rows: changes } = await desk.pool.query(
    "select (data ->> 'fromOwnerId')::bigint as was, (data ->> 'ownerId')::bigint as became from events where case_id = $1 and type = 'cases.assigned' order by id",
    [caseId],
  );
  for (const [n, { was }] of changes.entries()) if (n > 0) expect(was).toBe(changes[n - 1].became);
  expect(Number(changes.at(-1)?.became ?? ownerId)).toBe(ownerId);
}

test("[C2] a case has exactly one owner at any instant, whatever people do at the same moment", async () => {
  const step = fc.record({
    act: fc.constantFrom(...acts),
    who: fc.nat(PEOPLE - 1),
    to: fc.nat(PEOPLE - 1),
  });
  const team = await buildTeam(ctx);
  const people: number[] = [];
  for (let n = 0; n < PEOPLE; n++) {
    const person = await buildStaff(ctx, { teamIds: [team], capacity: 1_000 });
    await (await desk.as(person)).post("/api/v1/me/heartbeat");
    people.push(person.id);
  }
  const round = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => new Together(steps));
  await fc.assert(
    fc.asyncProperty(fc.commands([round], { maxCommands: 6 }), async (commands) => {
      const { id: caseId, customerId } = await buildMailCase(ctx, { teamId: team, ownerId: people[0]! });
      const real: Real = { caseId, customerId, team, people, messageIds: [] };
      await fc.asyncModelRun(() => ({ model: { rounds: 0 }, real }), commands);
    }),
    { numRuns: 15 },
  );
}, 120_000);
