import type { Actor, Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { inactive } from "./errors.ts";
import { findActor } from "./store/actors.ts";

/**
 * A member of staff as an actor, with all they may do now: for work done in their name after their request is over.
 * @throws KnownError request.not_found, accounts.inactive
 */
export async function actorOfStaff(ctx: Ctx, id: number): Promise<Actor> {
  const row = await findActor(ctx, id);
  if (!row) throw notFound({ what: "member of staff", id });
  if (!row.active) throw inactive();
  return row.actor;
}
