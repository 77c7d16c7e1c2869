import { sql } from "kysely";
import type { DraftBody } from "../../../../shared/contract/conversations.ts";
import { storable } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

type Key = { caseId: number; staffId: number };
export type DraftRow = { body: DraftBody; updatedAt: Date };

export async function findDraft(db: Database, { caseId, staffId }: Key): Promise<DraftRow | null> {
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
  { caseId, staffId }: Key,
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

/** Keeps a draft for somebody who has typed nothing else meanwhile. */
export async function keepDraft(db: Database, { caseId, staffId }: Key, body: DraftBody, now: Date): Promise<void> {
  await sql`
    insert into drafts (case_id, staff_id, body, updated_at)
    values (${caseId}, ${staffId}, ${JSON.stringify(body)}::jsonb, ${now}) on conflict do nothing
  `.execute(db);
}

/** Forgets a draft; with a kind, only one of that kind: sending a reply does not lose a half-written note. */
export async function dropDraftOf(db: Database, { caseId, staffId, kind }: Key & { kind?: DraftBody["kind"] }) {
  await sql`
    delete from drafts where case_id = ${caseId} and staff_id = ${staffId}
      and (${kind ?? null}::text is null or body->>'kind' = ${kind ?? null})
  `.execute(db);
}
