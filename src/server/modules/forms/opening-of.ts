import type { Ctx } from "../../kernel/ctx.ts";
import { activeAmong } from "../accounts/index.ts";
import { workOf } from "../cases/index.ts";
import { executivesByIds } from "../executives/index.ts";
import type { Opening } from "../intake/index.ts";
import { executiveGone } from "./errors.ts";
import type { FormFacts } from "./store.ts";

/** High: a complaint and a letter to an executive come before questions, whatever a form says of its priority. */
const BEFORE_QUESTIONS = 3;

/**
 * What becomes of the case that a form opens.
 * @param executiveId who was chosen; where there is one only, nobody needs to choose
 * @throws forms.executive_gone
 */
export async function openingOf(ctx: Ctx, { id, spec }: FormFacts, executiveId: number | null): Promise<Opening> {
  const { kind, tags, teamId } = spec;
  const priority = kind === "question" ? spec.priority : Math.max(spec.priority, BEFORE_QUESTIONS);
  const base = { kind, formId: id, priority, tags, ownerId: await ownerAmong(ctx, spec.ownerIds) };
  if (kind !== "executive") return { ...base, ...(teamId !== null && { teamId }) };
  const choice = await executivesByIds(ctx, spec.executiveIds);
  const executive =
    choice.find(({ staffId }) => staffId === executiveId) ?? (choice.length === 1 ? choice[0] : undefined);
  if (!executive) throw executiveGone();
  return { ...base, addresseeId: executive.staffId, teamId: executive.teamId };
}

/** Of those who may own it, the one with the least in hand; null leaves it to the team's routing. */
async function ownerAmong(ctx: Ctx, ids: readonly number[]): Promise<number | null> {
  const active = await activeAmong(ctx, ids);
  const fit = ids.filter((id) => active.has(id));
  if (fit.length === 0) return null;
  const work = await workOf(ctx, fit);
  return fit.reduce((a, b) => ((work.get(b) ?? 0) < (work.get(a) ?? 0) ? b : a));
}
