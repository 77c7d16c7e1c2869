import { isTimeZone } from "../../../shared/business-time/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { violatedConstraint } from "../../kernel/db/sqlstate.ts";
import { invalidInput, type KnownError } from "../../kernel/errors.ts";
import { emailTaken } from "./errors.ts";

/** @throws KnownError request.invalid for a time zone that does not exist */
export function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw invalidInput({ field: "timeZone", problem: `${timeZone} is no time zone` });
  }
}

/** What the constraints on people and their teams stand for, for `writing`. */
export function staffConflicts(email: string): Record<string, () => KnownError> {
  return {
    staff_email_key: () => emailTaken({ email }),
    team_members_team_id_fkey: () => invalidInput({ field: "teamIds", problem: "names a team that is none" }),
  };
}

/** Runs writes in a transaction; a broken constraint becomes the error that stands for it. */
export async function writing<R>(
  ctx: Ctx,
  meaning: Record<string, () => KnownError>,
  fn: (tx: Ctx) => Promise<R>,
): Promise<R> {
  try {
    return await ctx.tx(fn);
  } catch (error) {
    const constraint = violatedConstraint(error);
    throw (constraint && meaning[constraint]?.()) || error;
  }
}
