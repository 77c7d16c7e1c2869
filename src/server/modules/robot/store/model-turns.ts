import { sql } from "kysely";
import { storableJson } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { type ReviewQuery, within } from "./review.ts";

/** What a language model did for a turn; `dropped`: what nothing backed, and was not said. */
export type ModelTurn = {
  messageId: number;
  dialogueId: number;
  at: Date;
  outcome: string;
  understood: boolean;
  phrased: boolean;
  dropped: { text: string; fault: string }[];
};

export type ModelFigures = { asked: number; answered: number; understood: number; phrased: number; dropped: number };

export async function insertModelTurn(db: Database, { dropped, ...row }: ModelTurn): Promise<void> {
  await db
    .insertInto("robotModelTurns")
    .values({ ...row, dropped: storableJson(dropped) })
    .onConflict((conflict) => conflict.column("messageId").doNothing())
    .execute();
}

/** By the message that the turn answered. */
export async function modelTurnsOf(db: Database, dialogueIds: readonly number[]): Promise<Map<number, ModelTurn>> {
  if (dialogueIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("robotModelTurns")
    .selectAll()
    .where("dialogueId", "in", [...dialogueIds])
    .execute();
  return new Map(rows.map((row) => [row.messageId, row as unknown as ModelTurn]));
}

/** What models did for the turns of dialogues. */
export async function modelFigures(db: Database, query: ReviewQuery): Promise<ModelFigures> {
  const { rows } = await sql<ModelFigures>`
    select count(*)::int as asked, count(*) filter (where m.outcome = 'answered')::int as answered,
      count(*) filter (where m.understood)::int as understood, count(*) filter (where m.phrased)::int as phrased,
      coalesce(sum(jsonb_array_length(m.dropped)), 0)::int as dropped
    from robot_model_turns m join robot_dialogues d on d.id = m.dialogue_id where ${within(query)}
  `.execute(db);
  return rows[0]!;
}
