import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";

export type SessionInfo = {
  id: number;
  createdAt: Date;
  updatedAt: Date;
  expiresAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
};

/** A person's live sessions, newest first. */
export async function listSessionRows(
  ctx: Ctx,
  staffId: number,
  filter: { before: number | null; limit: number },
): Promise<SessionInfo[]> {
  let query = ctx.db
    .selectFrom("staffSessions")
    .select(["id", "createdAt", "updatedAt", "expiresAt", "ipAddress", "userAgent"])
    .where("staffId", "=", staffId)
    .where("expiresAt", ">", ctx.now());
  if (filter.before !== null) query = query.where("id", "<", filter.before);
  return query.orderBy("id", "desc").limit(filter.limit).execute();
}

/** Ends sessions of a person: one, or all. @returns how many there were */
export async function deleteSessions(ctx: Ctx, staffId: number, sessionId?: number): Promise<number> {
  let query = ctx.db.deleteFrom("staffSessions").where("staffId", "=", staffId);
  if (sessionId !== undefined) query = query.where("id", "=", sessionId);
  const result = await query.executeTakeFirst();
  return Number(result.numDeletedRows);
}

/**
 * Forgets the devices that skip the second step for a person, and sign-ins of theirs that wait for a code. Both are
 * rows of better-auth whose value is the person's id; its counters of attempts hold other numbers.
 */
export async function deleteChallenges(ctx: Ctx, staffId: number): Promise<void> {
  await sql`
    delete from staff_verifications
    where value = ${String(staffId)} and identifier ~ '^(trust-device|2fa)-' and identifier !~ '^2fa-attempts-'
  `.execute(ctx.db);
}

/** Deletes sessions, waiting sign-ins and trusted devices whose time is over. */
export async function deleteExpired(ctx: Ctx): Promise<void> {
  await ctx.db.deleteFrom("staffSessions").where("expiresAt", "<", ctx.now()).execute();
  await ctx.db.deleteFrom("staffVerifications").where("expiresAt", "<", ctx.now()).execute();
  await ctx.db
    .deleteFrom("staffAttempts")
    .where("lastRequest", "<", ctx.now().getTime() - 60 * 60 * 1_000)
    .execute();
}

/** Notes that a session was used now. */
export async function touchSession(ctx: Ctx, sessionId: number): Promise<void> {
  await ctx.db.updateTable("staffSessions").set({ updatedAt: ctx.now() }).where("id", "=", sessionId).execute();
}

/** Whose sign-in waits for its code under this identifier of better-auth. */
export async function findChallenged(ctx: Ctx, identifier: string): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("staffVerifications")
    .select("value")
    .where("identifier", "=", identifier)
    .executeTakeFirst();
  return row ? Number(row.value) : null;
}
