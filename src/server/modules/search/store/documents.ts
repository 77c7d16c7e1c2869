import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type SearchKind = "case" | "message" | "customer";
export type Document = { kind: SearchKind; refId: number; caseId: number | null; at: Date; terms: string };

/** Writes documents, each new or in place of what was known of the same thing. */
export async function saveDocuments(db: Database, documents: readonly Document[]): Promise<void> {
  if (documents.length === 0) return;
  const records = documents.map(({ kind, refId, caseId, at, terms }) => ({
    kind,
    ref_id: refId,
    case_id: caseId,
    at,
    terms,
  }));
  await sql`
    insert into search_documents (kind, ref_id, case_id, at, terms)
    select kind, ref_id, case_id, at, terms::tsvector
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as d(kind text, ref_id bigint, case_id bigint, at timestamptz, terms text)
    on conflict (kind, ref_id) do update set case_id = excluded.case_id, at = excluded.at, terms = excluded.terms
    where (search_documents.case_id, search_documents.terms) is distinct from (excluded.case_id, excluded.terms)
  `.execute(db);
}

/** Takes away what can no longer be found by itself: a customer or case that was merged into another. */
export async function removeDocuments(
  db: Database,
  gone: readonly { kind: SearchKind; refId: number }[],
): Promise<void> {
  if (gone.length === 0) return;
  const records = gone.map(({ kind, refId }) => ({ kind, ref_id: refId }));
  await sql`
    delete from search_documents d using jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as g(kind text, ref_id bigint)
    where d.kind = g.kind and d.ref_id = g.ref_id
  `.execute(db);
}
