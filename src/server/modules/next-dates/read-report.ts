import { sql } from "kysely";
import type { AskedFilter, NextDatesReport } from "../../../shared/contract/next-dates.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs, teamRefs } from "../accounts/index.ts";
import { mayReadCase } from "../cases/index.ts";
import { type AskedCount, type AskedQuery, countAsked } from "../conversations/index.ts";

const MONTH = 30 * 86_400_000;

/** The answers that the filter and the actor's sight of cases leave; the last 30 days where it names no time. */
export function askedQuery(ctx: Ctx, { from, to, ...same }: AskedFilter): AskedQuery {
  // What happens at this very moment counts.
  const until = to ? new Date(to) : new Date(ctx.now().getTime() + 1);
  return {
    ...same,
    from: from ? new Date(from) : new Date(until.getTime() - MONTH),
    to: until,
    visible: mayReadCase(ctx.actor, sql.ref("asked_answers.case_id")),
  };
}

/** How often people were asked for the next date and sent their answer without one, by person and by team. */
export async function readReport(ctx: Ctx, span: { from?: string; to?: string }): Promise<NextDatesReport> {
  const query = askedQuery(ctx, span);
  const rows = await countAsked(ctx, query);
  const [people, teams] = await Promise.all([
    staffRefs(
      ctx,
      rows.flatMap(({ staffId }) => staffId ?? []),
    ),
    teamRefs(
      ctx,
      rows.flatMap(({ teamId }) => teamId ?? []),
    ),
  ]);
  const byStaff = Map.groupBy(
    rows.filter(({ staffId }) => staffId !== null),
    ({ staffId }) => staffId!,
  );
  const byTeam = Map.groupBy(rows, ({ teamId }) => teamId);
  return {
    from: query.from.toISOString(),
    to: query.to.toISOString(),
    ...sum(rows),
    agents: [...byStaff]
      .map(([id, own]) => ({ staff: people.get(id) ?? { id, name: "" }, ...sum(own) }))
      .sort(mostOverridden),
    teams: [...byTeam]
      .map(([id, own]) => ({ team: id === null ? null : (teams.get(id) ?? null), ...sum(own) }))
      .sort(mostOverridden),
  };
}

function sum(rows: readonly AskedCount[]) {
  const given = rows.reduce((total, row) => total + row.given, 0);
  const overridden = rows.reduce((total, row) => total + row.overridden, 0);
  return { asked: given + overridden, given, overridden };
}

function mostOverridden(a: { overridden: number; asked: number }, b: { overridden: number; asked: number }): number {
  return b.overridden - a.overridden || b.asked - a.asked;
}
