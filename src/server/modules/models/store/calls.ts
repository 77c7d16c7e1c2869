import { sql } from "kysely";
import type { ModelOutcome } from "../../../../shared/contract/models.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A row of `model_calls`. */
export type CallRow = {
  id: number;
  purpose: string;
  model: string;
  at: Date;
  ms: number;
  characters: number;
  outcome: ModelOutcome;
  detail: string | null;
  sent: string | null;
};

export async function insertCall(
  db: Database,
  row: Omit<CallRow, "id"> & { kind: "chat" | "embedding"; keepUntil: Date | null },
): Promise<void> {
  await db.insertInto("modelCalls").values(row).execute();
}

/** How the newest calls of the language model ended, newest first. */
export async function lastOutcomes(db: Database, limit: number): Promise<{ at: Date; outcome: string }[]> {
  return db
    .selectFrom("modelCalls")
    .select(["at", "outcome"])
    .where("kind", "=", "chat")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Newest first. @param before the id of the last row of the page before */
export async function listCallRows(db: Database, before: number | null, limit: number): Promise<CallRow[]> {
  const query = db
    .selectFrom("modelCalls")
    .select(["id", "purpose", "model", "at", "ms", "characters", "outcome", "detail", "sent"])
    .orderBy("id", "desc")
    .limit(limit);
  return (await (before === null ? query : query.where("id", "<", before)).execute()) as CallRow[];
}

export async function findCall(db: Database, id: number): Promise<CallRow | undefined> {
  return (await db
    .selectFrom("modelCalls")
    .select(["id", "purpose", "model", "at", "ms", "characters", "outcome", "detail", "sent"])
    .where("id", "=", id)
    .executeTakeFirst()) as CallRow | undefined;
}

/** Takes away what was sent where its days are over; that there was a call stays. */
export async function forgetSent(db: Database, at: Date): Promise<void> {
  await sql`update model_calls set sent = null, keep_until = null where keep_until <= ${at}`.execute(db);
}
