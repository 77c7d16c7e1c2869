import { type TurnChange, timeByTurn } from "../../../../shared/business-time/index.ts";
import type { CaseCategory } from "../../../../shared/contract/cases.ts";
import type { CaseTurns, Turn } from "../../../../shared/contract/turns.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { eventsOfCases } from "../../../kernel/events/of-cases.ts";
import { type CaseFacts, caseStatusChanged, getCase, isActive } from "../../cases/index.ts";
import { calendarOfKind } from "../../promises/index.ts";
import { turnOf } from "../answers/policy.ts";
import { calendarIdFor } from "../policies/current-policies.ts";

/**
 * How the working time of a case is shared out among us, the customer and partners: counted from its log in the calendar of
 * its promise to solve it, else of its team or brand.
 *
 * @throws cases.not_found, calendars.*
 */
export async function caseTurns(ctx: Ctx, caseId: number): Promise<CaseTurns> {
  return turnsOfCase(ctx, await getCase(ctx, caseId));
}

/** The same for a case that the caller was let into. */
export async function turnsOfCase(ctx: Ctx, facts: CaseFacts): Promise<CaseTurns> {
  const own = ctx.as(systemActor("service-levels"));
  const { teamId, brandId, openedAt, category } = facts;
  const calendar = await calendarOfKind(own, {
    caseId: facts.id,
    kind: "resolution",
    otherwise: await calendarIdFor(own, { calendarId: null, teamId, brandId }),
  });
  const changes = turnsFrom(openedAt, await eventsOfCases(own.db, [facts.id], [caseStatusChanged.type]));
  const time = timeByTurn(calendar.compiled, changes, own.now().getTime());
  return {
    items: [...time].map(([turn, ms]) => ({ turn, ms })),
    now: isActive(category) ? (turnOf(category) ?? "us") : null,
    since: openedAt.toISOString(),
    calendar: calendar.name,
  };
}

/** Whose turn it was since a case was opened, from its changes of status in order; nobody's while it is solved. Pure. */
export function turnsFrom(openedAt: Date, changes: readonly { at: Date; data: unknown }[]): TurnChange<Turn>[] {
  const later = changes.map(({ at, data }): TurnChange<Turn> => {
    const { to } = data as { to: CaseCategory };
    return { at: at.getTime(), turn: isActive(to) ? (turnOf(to) ?? "us") : null };
  });
  return [{ at: openedAt.getTime(), turn: "us" }, ...later];
}
