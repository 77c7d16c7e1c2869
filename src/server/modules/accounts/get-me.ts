import type { Ctx } from "../../kernel/ctx.ts";
import { peopleOnly } from "./errors.ts";
import { findStaff, type StaffRow } from "./store/staff.ts";

/** The id of the person who asks. @throws KnownError accounts.people_only when it is a key */
export function meOf(ctx: Ctx): number {
  if (ctx.actor.kind !== "staff" || ctx.actor.id === null) throw peopleOnly();
  return ctx.actor.id;
}

/** The person who asks. @throws KnownError accounts.people_only */
export async function getMe(ctx: Ctx): Promise<StaffRow> {
  return (await findStaff(ctx, meOf(ctx)))!;
}
