import { type RawBuilder, sql } from "kysely";
import type { RobotFilter } from "../../../../shared/contract/robot.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { mayReadCurrentCase } from "../../cases/index.ts";
import type { ReviewQuery } from "../store/review.ts";

const MONTH = 30 * 86_400_000;

/** The dialogues that the filter and the actor's sight of cases leave; the last 30 days where it names no time. */
export function reviewQuery(ctx: Ctx, { from, to, ...same }: RobotFilter): ReviewQuery {
  // What happens at this very moment counts.
  const until = to ? new Date(to) : new Date(ctx.now().getTime() + 1);
  const since = from ? new Date(from) : new Date(until.getTime() - MONTH);
  return { ...same, from: since, to: until, visible: visibleDialogues(ctx) };
}

/** Whoever may not see a case sees no dialogue in it. */
export function visibleDialogues(ctx: Ctx): RawBuilder<boolean> {
  return mayReadCurrentCase(ctx.actor, sql.ref("d.case_id"));
}
