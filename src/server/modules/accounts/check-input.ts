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

// What better-auth takes for an address when somebody signs in (zod's `email`): who has another could never come in.
const EMAIL = /^(?:[a-z0-9_'+-]+\.)*[a-z0-9_'+-]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/;

/** An address as it is stored, in lower case. @throws KnownError request.invalid for one nobody could sign in with */
export function emailToStore(email: string): string {
  const lower = email.trim().toLowerCase();
  if (!EMAIL.test(lower)) throw invalidInput({ field: "email", problem: `${email} is no complete e-mail address` });
  return lower;
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
