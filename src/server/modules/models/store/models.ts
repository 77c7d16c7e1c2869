import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** A row of `models`. */
export type ModelRow = {
  kind: "chat";
  active: boolean;
  baseUrl: string;
  model: string;
  sealedKey: string | null;
  timeoutMs: number;
  dailyLimit: number;
  keepDays: number;
  changedAt: Date;
  changedBy: number | null;
};

export async function findModel(db: Database): Promise<ModelRow | undefined> {
  return (await db.selectFrom("models").selectAll().where("kind", "=", "chat").executeTakeFirst()) as
    | ModelRow
    | undefined;
}

export async function writeModel(db: Database, row: ModelRow): Promise<void> {
  const { kind: _, ...rest } = row;
  await db
    .insertInto("models")
    .values(row)
    .onConflict((conflict) => conflict.column("kind").doUpdateSet(rest))
    .execute();
}

/** Counts a call of today. @returns false where the day's are used up: then nothing is counted */
export async function countCall(db: Database, at: Date, limit: number): Promise<boolean> {
  const { rows } = await sql`
    insert into model_days (kind, day, calls) values ('chat', ${dayOf(at)}, 1)
    on conflict (kind, day) do update set calls = model_days.calls + 1 where model_days.calls < ${limit}
    returning calls
  `.execute(db);
  return rows.length > 0;
}

export async function callsOn(db: Database, at: Date): Promise<number> {
  const { rows } = await sql<{ calls: number }>`
    select calls from model_days where kind = 'chat' and day = ${dayOf(at)}
  `.execute(db);
  return rows[0]?.calls ?? 0;
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
