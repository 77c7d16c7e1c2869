import type { Static } from "typebox";
import type { FirstAdmin as FirstAdminBody } from "../../../shared/contract/accounts.ts";
import type { Config } from "../../kernel/config.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { createStaff } from "./create-staff.ts";
import { setupCodeWrong, setupDone } from "./errors.ts";
import { isSetupCode, setupCode } from "./setup-code.ts";
import { lockAdminRole } from "./store/roles.ts";
import { hasStaff } from "./store/staff.ts";
import { listTeamRows } from "./store/teams.ts";

type FirstAdmin = Omit<Static<typeof FirstAdminBody>, "code">;

/** Whether nobody is here yet, so that the first administrator is still to be made. */
export async function setupNeeded(ctx: Ctx): Promise<boolean> {
  return !(await hasStaff(ctx));
}

/** The address at which the first administrator is made, with the code that lets one; null once there is somebody. */
export async function setupLink(ctx: Ctx): Promise<string | null> {
  return (await setupNeeded(ctx)) ? `${ctx.config.url}/desk?setup=${setupCode(ctx)}` : null;
}

/**
 * Makes whoever brings the printed code the first administrator.
 * @throws KnownError accounts.setup_done, accounts.setup_code_wrong, request.invalid
 */
export async function setUp(ctx: Ctx, { code, ...person }: Static<typeof FirstAdminBody>): Promise<void> {
  if (await hasStaff(ctx)) throw setupDone();
  if (!isSetupCode(ctx, code)) throw setupCodeWrong();
  await createFirstAdmin(ctx, person);
}

/**
 * Makes the first administrator, in the first team, while there is nobody. Of any number who try at once, on any
 * node, one succeeds.
 * @throws KnownError accounts.setup_done, request.invalid
 */
async function createFirstAdmin(ctx: Ctx, input: FirstAdmin): Promise<void> {
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
