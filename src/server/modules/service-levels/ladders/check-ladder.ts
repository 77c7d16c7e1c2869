import type { LadderStep } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, rolesAmong } from "../../accounts/index.ts";
import { stepForNobody, stepUnclear } from "../errors.ts";

/**
 * Each step has one moment, and whom it names is there.
 * @throws service-levels.step_unclear, service-levels.step_for_nobody
 */
export async function checkLadder(ctx: Ctx, ladder: readonly LadderStep[]): Promise<void> {
  const people = await activeAmong(
    ctx,
    ladder.flatMap(({ staffId }) => staffId ?? []),
  );
  const roles = await rolesAmong(
    ctx,
    ladder.flatMap(({ roleId }) => roleId ?? []),
  );
  for (const [index, one] of ladder.entries()) {
    const step = index + 1;
    const moments = [one.atFraction, one.minutesBeforeDue, one.minutesAfterDue];
    if (moments.filter((moment) => moment !== undefined).length !== 1) throw stepUnclear({ step });
    if (one.notify === "person" && !people.has(one.staffId ?? 0)) throw stepForNobody({ step });
    if (one.notify === "role" && !roles.has(one.roleId ?? 0)) throw stepForNobody({ step });
  }
}
