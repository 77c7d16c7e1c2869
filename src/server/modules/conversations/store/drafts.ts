import { sql } from "kysely";
import type { DraftBody } from "../../../../shared/contract/conversations.ts";
import { storable } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type DraftKey = { caseId: number; staffId: number };
export type DraftRow = { body: DraftBody; updatedAt: Date };

export async function findDraft(db: Database, { caseId, staffId }: DraftKey): Promise<DraftRow | null> {
  const { rows } = await sql<DraftRow>`
    select body, updated_at from drafts where case_id = ${caseId} and staff_id = ${staffId}
  `.execute(db);
  return rows[0] ?? null;
}

/**
 * Writes a draft unless it was changed since `basedOn`. Its time always moves on, so that it tells versions apart.
 * @returns null when somebody else's (another window's) version is newer
 */
export async function writeDraft(
  db: Database,
  { caseId, staffId }: DraftKey,
  draft: { body: DraftBody; basedOn: Date | null; force: boolean; now: Date },
): Promise<DraftRow | null> {
  const body = JSON.stringify(draft.body, (_, value) => (typeof value === "string" ? storable(value) : value));
  const { rows } = await sql<DraftRow>`
    insert into drafts as d (case_id, staff_id, body, updated_at)
    values (${caseId}, ${staffId}, ${body}::jsonb, ${draft.now})
    on conflict (case_id, staff_id) do update
      set body = excluded.body,
        updated_at = greatest(excluded.updated_at, d.updated_at + interval '1 millisecond')
      where ${draft.force} or d.updated_at = ${draft.basedOn}
    returning body, updated_at
  `.execute(db);
  return rows[0] ?? null;
}

/** A draft, held until the transaction ends. */
export async function lockDraft(db: Database, { caseId, staffId }: DraftKey): Promise<DraftBody | null> {
  const { rows } = await sql<Pick<DraftRow, "body">>`
    select body from drafts where case_id = ${caseId} and staff_id = ${staffId} for update
  `.execute(db);
  return rows[0]?.body ?? null;
}

/** Forgets a draft. */
export async function dropDraftOf(db: Database, { caseId, staffId }: DraftKey): Promise<void> {
  await sql`delete from drafts where case_id = ${caseId} and staff_id = ${staffId}`.execute(db);
}
