import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { findExecutive } from "./find-executives.ts";

/** True for an executive and whoever may answer in their name; nobody else, whatever they may do otherwise. */
export async function mayAnswerFor(ctx: Ctx, actor: Actor, executiveId: number): Promise<boolean> {
  if (actor.kind === "system") return true;
  if (actor.kind !== "staff") return false;
  if (actor.id === executiveId) return true;
  return (await findExecutive(ctx, executiveId))?.deputyIds.includes(actor.id!) ?? false;
}
