import type { Static } from "typebox";
import type { FirstAdmin } from "../../../shared/contract/accounts.ts";
import type { Config } from "../../kernel/config.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { createStaff } from "./create-staff.ts";
import { setupDone } from "./errors.ts";
import { lockAdminRole } from "./store/roles.ts";
import { hasStaff } from "./store/staff.ts";
import { listTeamRows } from "./store/teams.ts";

/** Whether nobody is here yet, so that the first visitor makes the first administrator. */
export async function setupNeeded(ctx: Ctx): Promise<boolean> {
  return !(await hasStaff(ctx));
}

/**
 * Makes the first administrator, in the first team, while there is nobody. Of any number who try at once, on any
 * node, one succeeds.
 * @throws KnownError accounts.setup_done, request.invalid
 */
export async function createFirstAdmin(ctx: Ctx, input: Static<typeof FirstAdmin>): Promise<void> {
  // Asked before the password is hashed too: else this public route would be a way to keep our processors busy.
  if (await hasStaff(ctx)) throw setupDone();
  const actor = { ...systemActor("setup"), ip: ctx.actor.ip };
  await ctx.as(actor).tx(async (tx) => {
    const adminRoleId = await lockAdminRole(tx);
    if (await hasStaff(tx)) throw setupDone();
    const [team] = await listTeamRows(tx, { after: null, limit: 1 });
    await createStaff(tx, { ...input, roleIds: [adminRoleId], teamIds: team ? [team.id] : [] });
  });
}

/**
 * Makes the administrator of KEEPWORD_ADMIN_EMAIL and KEEPWORD_ADMIN_PASSWORD when there is nobody yet; later starts
 * with the same settings change nothing.
 */
export async function ensureFirstAdmin(
  ctx: Ctx,
  config: Pick<Config, "adminEmail" | "adminPassword"> = ctx.config,
): Promise<void> {
  const { adminEmail, adminPassword } = config;
  if (!adminEmail || !adminPassword || !(await setupNeeded(ctx))) return;
  const name = adminEmail.split("@")[0] || adminEmail;
  const input = {
    name,
    email: adminEmail,
    password: adminPassword,
    locale: "zh-CN",
    timeZone: "Asia/Shanghai",
  } as const;
  try {
    await createFirstAdmin(ctx, input);
  } catch (error) {
    // Another node of the same settings was faster.
    if (!isKnownError(error, setupDone.code)) throw error;
  }
}
