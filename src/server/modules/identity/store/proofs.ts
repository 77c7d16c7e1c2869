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
