import type { EffectSpan, ImprovementEffect } from "../../../../shared/contract/improvements.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getImprovement } from "../improvements/list-improvements.ts";
import { withDescendants } from "../policy.ts";
import { allCauses } from "../store/causes.ts";
import { complaintsByWeek, type Week } from "../store/complaints.ts";
import { causesOfImprovements } from "../store/improvements.ts";
import { rateRatio, verdictOf } from "./policy.ts";

const WEEK = 7 * 86_400_000;
/** How far it is looked back from the day it was done, and ahead at most. */
const WEEKS = 8;

/**
 * How often complaints with an improvement's causes (and products) came before it was done and after: a week, and among a
 * thousand cases, for when there is more of everything. Of cases that the actor may see.
 * @throws causes.improvement_not_found
 */
export async function effectOf(ctx: Ctx, id: number): Promise<ImprovementEffect> {
  const row = await getImprovement(ctx, id);
  const causeIds = (await causesOfImprovements(ctx.db, [id])).get(id) ?? [];
  const isDone = row.state === "done" && row.settledAt !== null;
  const now = ctx.now().getTime();
  const turn = isDone ? row.settledAt!.getTime() : now;
  const end = Math.min(now, turn + WEEKS * WEEK);
  const weeks = await complaintsByWeek(ctx, {
    causeIds: [...withDescendants(await allCauses(ctx.db), causeIds)],
    products: row.products,
    anchor: new Date(turn),
    from: new Date(turn - WEEKS * WEEK),
    to: new Date(end),
  });
  const before = sum(
    weeks.filter(({ week }) => week < 0),
    turn - WEEKS * WEEK,
    turn,
  );
  const after = isDone
    ? sum(
        weeks.filter(({ week }) => week >= 0),
        turn,
        end,
      )
    : null;
  const rates = (per: (span: EffectSpan) => number) =>
    after &&
    rateRatio(
      ...([before, after].map((span) => ({ complaints: span.complaints, exposure: per(span) })) as [never, never]),
    );
  const perWeek = rates((span) => span.weeks);
  const perThousand = rates((span) => span.cases / 1_000);
  const byWeek = new Map(weeks.map((each) => [each.week, each]));
  const last = isDone ? Math.ceil((end - turn) / WEEK) : 0;
  return {
    doneAt: isDone ? row.settledAt!.toISOString() : null,
    weeks: Array.from({ length: WEEKS + last }, (_, n) => n - WEEKS).map((week) => ({
      from: new Date(turn + week * WEEK).toISOString(),
      complaints: byWeek.get(week)?.complaints ?? 0,
      cases: byWeek.get(week)?.cases ?? 0,
      after: week >= 0,
    })),
    before,
    after,
    perWeek,
    perThousand,
    // A busy month is no fault of the cause: what counts is the share, where there are cases to count against.
    verdict: verdictOf(isDone, perThousand ?? perWeek),
  };
}

function sum(weeks: readonly Week[], from: number, to: number): EffectSpan {
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    weeks: (to - from) / WEEK,
    complaints: weeks.reduce((total, { complaints }) => total + complaints, 0),
    cases: weeks.reduce((total, { cases }) => total + cases, 0),
  };
}
