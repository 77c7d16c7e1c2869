import type { Ctx } from "../../kernel/ctx.ts";
import { audit } from "./audit.ts";
import { hashOf } from "./create-staff.ts";
import { deleteChallenges, deleteSessions } from "./store/sessions.ts";
import { deleteTwoFactor, setPasswordHash } from "./store/staff.ts";
import { getManaged } from "./update-staff.ts";

/**
 * Gives somebody another password and ends all that was begun with the old one: sessions, sign-ins that wait for a
 * code, devices that may skip it.
 * @throws KnownError accounts.stronger_than_you, request.not_found, request.invalid
 */
export async function setPassword(ctx: Ctx, staffId: number, password: string): Promise<void> {
  const hash = await hashOf(password);
  await ctx.tx(async (tx) => {
    await getManaged(tx, staffId);
    await setPasswordHash(tx, staffId, hash);
    await deleteChallenges(tx, staffId);
    const sessions = await deleteSessions(tx, staffId);
    const subject = { kind: "staff", id: staffId };
    await audit(tx, { action: "accounts.password_set", subject, details: { sessionsEnded: sessions } });
  });
}

/**
 * Takes the second step of signing in away from somebody who lost phone and backup codes, and ends their sessions.
 * @throws KnownError accounts.stronger_than_you, request.not_found
 */
export async function resetTwoFactor(ctx: Ctx, staffId: number): Promise<void> {
  await ctx.tx(async (tx) => {
    await getManaged(tx, staffId);
    await deleteTwoFactor(tx, staffId);
    await deleteChallenges(tx, staffId);
    const sessions = await deleteSessions(tx, staffId);
    const subject = { kind: "staff", id: staffId };
    await audit(tx, { action: "accounts.two_factor_reset", subject, details: { sessionsEnded: sessions } });
  });
}
