import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type ProofRow = {
  caseId: number;
  handleKind: string;
  handleAddress: string;
  display: string;
  channel: string;
  how: "typed" | "told";
  messageId: number | null;
  conversationId: number | null;
  staffId: number | null;
  at: Date;
};

/** Writes down what was proven in a case. */
export async function insertProof(db: Database, proof: ProofRow): Promise<void> {
  await db.insertInto("identityProofs").values(proof).execute();
}

/** What was proven in a case, newest first. */
export async function proofsOfCase(db: Database, caseId: number): Promise<ProofRow[]> {
  const rows = await db
    .selectFrom("identityProofs")
    .selectAll()
    .where("caseId", "=", caseId)
    .orderBy("id", "desc")
    .limit(20)
    .execute();
  return rows.map((row) => ({ ...row, how: row.how as ProofRow["how"] }));
}

/** What was proven in a case, or in one that is part of it, before it became part of another, is of that case again. */
export async function moveProofsBack(
  db: Database,
  back: { from: number; to: number; family: readonly number[]; messageIds: readonly number[] },
): Promise<void> {
  await sql`
    update identity_proofs set case_id = ${back.to}
    where case_id = ${back.from}
      and (first_case_id = any(${[...back.family]}::bigint[]) or message_id = any(${[...back.messageIds]}::bigint[]))
  `.execute(db);
}
