import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type MemberRow = {
  id: number;
  address: string;
  displayName: string;
  locale: Locale;
  bannedAt: Date | null;
  banReason: string | null;
  createdAt: Date;
};

const columns = sql`m.id, m.address, m.display_name, m.locale, m.banned_at, m.ban_reason, m.created_at`;

export async function memberByAddress(db: Database, address: string): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from community_members m where m.address = ${address}
  `.execute(db);
  return rows[0];
}

export async function membersById(db: Database, ids: readonly number[]): Promise<Map<number, MemberRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<MemberRow>`
    select ${columns} from community_members m where m.id = any(${[...new Set(ids)]}::bigint[])
  `.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function insertMember(
  db: Database,
  member: { address: string; displayName: string; nameKey: string; locale: Locale },
  now: Date,
): Promise<number> {
  const { id } = await db
    .insertInto("communityMembers")
    .values({ ...member, createdAt: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function nameTaken(db: Database, nameKey: string, butId: number | null): Promise<boolean> {
  const { rows } = await sql`
    select 1 from community_members where name_key = ${nameKey} and id is distinct from ${butId}::bigint
  `.execute(db);
  return rows.length > 0;
}

export async function renameMember(db: Database, id: number, displayName: string, nameKey: string): Promise<void> {
  await db.updateTable("communityMembers").set({ displayName, nameKey }).where("id", "=", id).execute();
}

export async function setBan(db: Database, id: number, ban: { at: Date; reason: string } | null): Promise<void> {
  await db
    .updateTable("communityMembers")
    .set({ bannedAt: ban?.at ?? null, banReason: ban?.reason ?? null })
    .where("id", "=", id)
    .execute();
}

/** Members, newest first, whose name or address holds a text. */
export async function listMembers(
  db: Database,
  filter: { q: string; before: number | null; limit: number },
): Promise<(MemberRow & { posts: number; hidden: number })[]> {
  const like = `%${filter.q.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<MemberRow & { posts: number; hidden: number }>`
    select ${columns}, count(p.id) as posts, count(p.id) filter (where p.state = 'hidden') as hidden
    from (select * from community_members
      where (${filter.before}::bigint is null or id < ${filter.before})
        and (${filter.q} = '' or display_name ilike ${like} or address ilike ${like})
      order by id desc limit ${filter.limit}) m
    left join community_posts p on p.member_id = m.id
    group by ${columns} order by m.id desc
  `.execute(db);
  return rows;
}

export type SignInRow = { address: string; expiresAt: Date; usedAt: Date | null };

/** Writes a link down by its hash, unless too many were asked for. @returns whether it was */
export async function insertSignIn(
  db: Database,
  link: { tokenHash: string; address: string; askedBy: string; expiresAt: Date },
  limits: { since: Date; ofAddress: number; ofAsker: number },
  now: Date,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${link.address}, 7110))`.execute(db);
  const { rows } = await sql`
    insert into community_sign_ins (token_hash, address, asked_by, created_at, expires_at)
    select ${link.tokenHash}, ${link.address}, ${link.askedBy}, ${now}, ${link.expiresAt}
    where (select count(*) from community_sign_ins where address = ${link.address} and created_at > ${limits.since})
        < ${limits.ofAddress}
      and (select count(*) from community_sign_ins where asked_by = ${link.askedBy} and created_at > ${limits.since})
        < ${limits.ofAsker}
    returning 1
  `.execute(db);
  return rows.length > 0;
}

export async function findSignIn(db: Database, tokenHash: string): Promise<SignInRow | undefined> {
  return db
    .selectFrom("communitySignIns")
    .select(["address", "expiresAt", "usedAt"])
    .where("tokenHash", "=", tokenHash)
    .executeTakeFirst();
}

/** Uses a link up. @returns false where somebody did before */
export async function useSignIn(db: Database, tokenHash: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update community_sign_ins set used_at = ${now}
    where token_hash = ${tokenHash} and used_at is null and expires_at > ${now} returning 1
  `.execute(db);
  return rows.length > 0;
}

export async function insertSession(
  db: Database,
  session: { tokenHash: string; memberId: number; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.insertInto("communitySessions").values(session).execute();
}

export async function memberOfSession(db: Database, tokenHash: string, now: Date): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    select ${columns} from community_sessions s join community_members m on m.id = s.member_id
    where s.token_hash = ${tokenHash} and s.expires_at > ${now}
  `.execute(db);
  return rows[0];
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
  await db.deleteFrom("communitySessions").where("tokenHash", "=", tokenHash).execute();
}

export async function endSessionsOf(db: Database, memberId: number): Promise<void> {
  await db.deleteFrom("communitySessions").where("memberId", "=", memberId).execute();
}

/** Forgets links and sessions that are over. */
export async function forgetOver(db: Database, now: Date): Promise<void> {
  await db.deleteFrom("communitySessions").where("expiresAt", "<", now).execute();
  const dayAgo = new Date(now.getTime() - 86_400_000);
  await db.deleteFrom("communitySignIns").where("expiresAt", "<", dayAgo).execute();
}
