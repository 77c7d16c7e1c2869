import type { Ctx } from "../../kernel/ctx.ts";
import { on } from "../../kernel/events/define-reaction.ts";
import { staffChanged, staffOnline, teamChanged, teamsOfStaff } from "../accounts/index.ts";
import {
  caseAssigned,
  caseOpened,
  caseReopened,
  caseSnoozed,
  caseStatusChanged,
  caseUnmerged,
  caseWoken,
  getCase,
} from "../cases/index.ts";
import { promiseBroken } from "../promises/index.ts";
import { enqueueGiveOut, rehome } from "./give-out.ts";
import { routeCase } from "./route-case.ts";
import { watchOwner } from "./silent-owner.ts";

export const reactions = [
  on(caseOpened, "routing.route-opened", async (ctx, { caseId }) => {
    await routeCase(ctx, caseId!);
  }),
  on(caseReopened, "routing.route-reopened", async (ctx, { caseId }) => {
    await routeCase(ctx, caseId!);
  }),
  on(caseUnmerged, "routing.route-unmerged", async (ctx, { caseId }) => {
    await routeCase(ctx, caseId!);
  }),
  on(caseWoken, "routing.route-woken", async (ctx, { caseId }) => {
    await routeCase(ctx, caseId!);
  }),
  // Given to a team, or given back: whose turn is it. And whoever gave it away has room.
  on(
    caseAssigned,
    "routing.route-assigned",
    async (ctx, { caseId, data, actorKind }) => {
      if (data.ownerId === null && actorKind !== "system") await routeCase(ctx, caseId!, { avoid: data.fromOwnerId });
      if (data.fromOwnerId !== null) await giveOutFor(ctx, data.fromOwnerId);
    },
    { when: ({ data, actorKind }) => data.fromOwnerId !== null || (data.ownerId === null && actorKind !== "system") },
  ),
  on(caseStatusChanged, "routing.fill-room", (ctx, { caseId }) => giveOutForOwner(ctx, caseId!), {
    when: ({ data }) => isInHand(data.from) && !isInHand(data.to),
  }),
  on(caseSnoozed, "routing.fill-room-of-snoozed", async (ctx, { caseId }) => {
    await giveOutForOwner(ctx, caseId!);
  }),
  on(promiseBroken, "routing.watch-owner", watchOwner, {
    when: ({ caseId, data }) => caseId !== null && data.ownerId !== null,
  }),
  on(staffOnline, "routing.greet", async (ctx, { data }) => {
    await giveOutFor(ctx, data.staffId);
  }),
  on(staffChanged, "routing.follow-staff", async (ctx, { data }) => {
    if (!data.active) ctx.enqueue(rehome, { staffId: data.staffId }, { key: `routing.rehome:${data.staffId}` });
    else await giveOutFor(ctx, data.staffId);
  }),
  on(teamChanged, "routing.follow-team", async (ctx, { data }) => {
    if (!data.archived) enqueueGiveOut(ctx, [data.teamId]);
  }),
];

function isInHand(category: string): boolean {
  return category === "new" || category === "open";
}

async function giveOutForOwner(ctx: Ctx, caseId: number): Promise<void> {
  const { ownerId } = await getCase(ctx, caseId);
  if (ownerId !== null) await giveOutFor(ctx, ownerId);
}

/** Hands out what waits in the teams of somebody who may have room now. */
async function giveOutFor(ctx: Ctx, staffId: number): Promise<void> {
  enqueueGiveOut(ctx, await teamsOfStaff(ctx, [staffId]));
}
