import { sql } from "kysely";
import type { EndedBy } from "../../../../shared/contract/cobrowse.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { LIMIT_MS, SILENT_MS } from "../policy.ts";

export type SessionRow = {
  id: number;
  caseId: number;
  agentId: number;
  keyHash: string | null;
  invitedAt: Date;
  expiresAt: Date;
  consentedAt: Date | null;
  host: string | null;
  pageSeenAt: Date | null;
  agentSeenAt: Date | null;
  endedAt: Date | null;
  endedBy: EndedBy | null;
  solved: boolean | null;
};

const columns = sql`id, case_id, agent_id, key_hash, invited_at, expires_at, consented_at, host, page_seen_at,
  agent_seen_at, ended_at, ended_by, solved`;

type Invitation = { caseId: number; agentId: number; codeHash: string; now: Date; expiresAt: Date };

/** Writes an invitation down; undefined when the case has an open session, or another one the same digits. */
export async function insertSession(db: Database, given: Invitation): Promise<SessionRow | undefined> {
  const { caseId, agentId, codeHash, now, expiresAt } = given;
  const { rows } = await sql<SessionRow>`
    insert into cobrowse_sessions (case_id, agent_id, code_hash, invited_at, expires_at)
    values (${caseId}, ${agentId}, ${codeHash}, ${now}, ${expiresAt})
    on conflict do nothing returning ${columns}
  `.execute(db);
  return rows[0];
}

export async function findSession(db: Database, id: number): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`select ${columns} from cobrowse_sessions where id = ${id}`.execute(db);
  return rows[0];
}

export async function lockSession(db: Database, id: number): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from cobrowse_sessions where id = ${id} for update
  `.execute(db);
  return rows[0];
}

export async function newestOfCase(db: Database, caseId: number): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from cobrowse_sessions where case_id = ${caseId} order by id desc limit 1
  `.execute(db);
  return rows[0];
}

/** The invitation that these digits belong to, while they may be used. */
export async function invitationOf(
  db: Database,
  codeHash: string,
  now: Date,
  { lock }: { lock: boolean },
): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${columns} from cobrowse_sessions
    where code_hash = ${codeHash} and consented_at is null and ended_at is null and expires_at > ${now}
    ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

export async function setConsent(
  db: Database,
  { id, keyHash, host, now }: { id: number; keyHash: string; host: string; now: Date },
): Promise<void> {
  await sql`
    update cobrowse_sessions set key_hash = ${keyHash}, host = ${host}, consented_at = ${now}, page_seen_at = ${now},
      agent_seen_at = ${now} where id = ${id}
  `.execute(db);
}

export async function setEnd(db: Database, id: number, by: EndedBy, now: Date): Promise<void> {
  await sql`update cobrowse_sessions set ended_at = ${now}, ended_by = ${by} where id = ${id}`.execute(db);
}

export async function setSolved(db: Database, id: number, solved: boolean, now: Date): Promise<void> {
  await sql`update cobrowse_sessions set solved = ${solved}, solved_at = ${now} where id = ${id}`.execute(db);
}

/** Notes a sign of life of one side. @returns false when the session is over */
export async function noteLife(db: Database, id: number, side: "page" | "agent", now: Date): Promise<boolean> {
  const column = side === "page" ? sql`page_seen_at` : sql`agent_seen_at`;
  const { rows } = await sql`
    update cobrowse_sessions set ${column} = ${now} where id = ${id} and ended_at is null returning 1
  `.execute(db);
  return rows.length > 0;
}

/** Open sessions whose time may be over; `dueEnd` says whether and why. */
export async function overdueSessions(db: Database, now: Date): Promise<number[]> {
  const silent = new Date(now.getTime() - SILENT_MS);
  const limit = new Date(now.getTime() - LIMIT_MS);
  const { rows } = await sql<{ id: number }>`
    select id from cobrowse_sessions
    where ended_at is null and ((consented_at is null and expires_at <= ${now})
      or consented_at <= ${limit} or page_seen_at <= ${silent} or agent_seen_at <= ${silent})
    order by id limit 500
  `.execute(db);
  return rows.map(({ id }) => id);
}
