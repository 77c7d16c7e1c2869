import type { Static } from "typebox";
import type { UpdateMe } from "../../../shared/contract/accounts.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalidInput } from "../../kernel/errors.ts";
import { checkTimeZone } from "./check-input.ts";
import { getMe, meOf } from "./get-me.ts";
import type { StaffRow } from "./store/staff.ts";
import { lockStaff, updateStaffRow } from "./store/staff.ts";
import { announce } from "./update-staff.ts";

const MAX_PREFERENCES = 32_768;

/**
 * Changes what people set for themselves. Preferences are merged by key; null removes one.
 * @throws KnownError accounts.people_only, request.invalid
 */
export async function updateMe(ctx: Ctx, input: Static<typeof UpdateMe>): Promise<StaffRow> {
  checkTimeZone(input.timeZone);
  const id = meOf(ctx);
  return ctx.tx(async (tx) => {
    const before = (await lockStaff(tx, id))!;
    const { preferences, ...values } = input;
    const merged = preferences && mergePreferences(before.preferences, preferences);
    await updateStaffRow(tx, id, { ...values, ...(merged && { preferences: merged }) });
    const after = await getMe(tx);
    await announce(tx, before, after);
    return after;
  });
}

function mergePreferences(had: Record<string, unknown>, given: Record<string, unknown>): Record<string, unknown> {
  const merged = Object.fromEntries(Object.entries({ ...had, ...given }).filter(([, value]) => value !== null));
  if (JSON.stringify(merged).length > MAX_PREFERENCES)
    throw invalidInput({ field: "preferences", problem: "are too large" });
  return merged;
}
