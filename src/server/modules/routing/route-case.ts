import type { Ctx } from "../../kernel/ctx.ts";
import { activeAmong, defaultTeam, getTeam, markGiven, membersToRoute, type TeamInfo } from "../accounts/index.ts";
import {
  type CaseFacts,
  type Gift,
  giveLockedCase,
  type Handler,
  handlersOf,
  isActive,
  machineHolderOf,
  workOf,
} from "../cases/index.ts";
import { routingWaits } from "./events.ts";
import { type Choice, chooseMember } from "./policy.ts";

/**
 * Finds an owner for a case that has none, or whose owner is no longer with us. In a team that hands out, that is the
 * member whose turn it is; in a team that pulls, or where nobody can take it, it stays in the team's list.
 *
 * @param options.avoid who just gave it back
 * @param options.quiet does not tell again that nobody can take it
 * @returns whether it has an owner now
 */
export async function routeCase(
  ctx: Ctx,
  caseId: number,
  options: { avoid?: number | null; quiet?: boolean } = {},
): Promise<boolean> {
  const row = await giveLockedCase(ctx, caseId, (tx, locked) => choose(tx, locked, options));
  return row !== undefined && row.ownerId !== null;
}

async function choose(
  tx: Ctx,
  row: CaseFacts,
  options: { avoid?: number | null; quiet?: boolean },
): Promise<Gift | null> {
  if (!isActive(row.category)) return null;
  const left = row.ownerId;
  if (left !== null && (await activeAmong(tx, [left])).has(left)) return null;
  const keeper = left === null ? await machineHolderOf(tx, row) : null;
  if (keeper !== null) return { ownerId: keeper, reason: "robot" };
  const team = await teamFor(tx, row);
  if (!team) return left === null ? null : { ownerId: null, reason: "owner_left", details: { leftBy: left } };
  const gift = { ownerId: null, teamId: team.id, reason: left === null ? "round_robin" : "owner_left" } as const;
  const choice = team.routing === "pull" ? null : await chooseFrom(tx, team.id, row, options.avoid ?? left);
  const details = { ...(left !== null && { leftBy: left }), ...(choice && detailsOf(choice, left)) };
  if (choice?.staffId) {
    await markGiven(tx, team.id, choice.staffId, tx.now());
    return { ...gift, ownerId: choice.staffId, reason: left === null ? choice.reason! : "owner_left", details };
  }
  if (choice && !options.quiet) {
    const subject = { caseId: row.id, customerId: row.customerId };
    tx.emit(routingWaits, { teamId: team.id, passedOver: choice.passedOver as Record<string, number> }, subject);
  }
  return { ...gift, details };
}

/** A choice, and who knew the customer when it was made. */
type Known = Choice & { handlers: readonly Handler[] };

async function chooseFrom(tx: Ctx, teamId: number, row: CaseFacts, avoid: number | null): Promise<Known> {
  const members = await membersToRoute(tx, teamId, { lock: true });
  const [work, handlers] = await Promise.all([
    workOf(
      tx,
      members.map((member) => member.staffId),
    ),
    handlersOf(tx, { customerId: row.customerId, exceptCaseId: row.id }),
  ]);
  const choice = chooseMember(
    members.map((member) => ({ ...member, work: work.get(member.staffId) ?? 0 })),
    { prefer: handlers.map(({ staffId }) => staffId), avoid },
  );
  return { ...choice, handlers };
}

async function teamFor(tx: Ctx, row: CaseFacts): Promise<TeamInfo | null> {
  const team = row.teamId === null ? null : await getTeam(tx, row.teamId);
  // A letter to an executive stays with whom it was for, also where that office is no more: it waits without a team for
  // those who may read all letters.
  if (row.kind === "executive") return team;
  return team && !team.archived ? team : defaultTeam(tx);
}

/** What the log shows of a choice. */
function detailsOf(
  { ready, passedOver, staffId, reason, handlers }: Known,
  left: number | null,
): Record<string, unknown> {
  const known = reason === "same_owner" && left === null && handlers.find((handler) => handler.staffId === staffId);
  return { ready, passedOver, ...(known && { handledAt: known.lastAt.toISOString() }) };
}
