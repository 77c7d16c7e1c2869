import { sql } from "kysely";
import { storableJson } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Found } from "../policy.ts";

export type Turn = {
  id: number;
  dialogueId: number;
  messageId: number;
  replyId: number | null;
  move: string;
  reason: string;
  found: Found[];
  shown: number[];
  /** what may be answered by pressing it */
  choices: string[] | null;
  settingsId: number;
  verdict: "right" | "wrong" | null;
  rightArticleId: number | null;
  judgedBy: number | null;
  judgedAt: Date | null;
  at: Date;
};

export type NewTurn = Omit<Turn, "id" | "verdict" | "rightArticleId" | "judgedBy" | "judgedAt">;

/** Writes down what the robot did on a message. */
export async function insertTurn(db: Database, { found, ...turn }: NewTurn): Promise<void> {
  await db
    .insertInto("robotTurns")
    .values({ ...turn, found: storableJson(found) })
    .execute();
}

/** True when the robot has dealt with a message. */
export async function wasTaken(db: Database, messageId: number): Promise<boolean> {
  const row = await db.selectFrom("robotTurns").select("id").where("messageId", "=", messageId).executeTakeFirst();
  return row !== undefined;
}

/** The turns of a dialogue, in order. */
export async function turnsOf(db: Database, dialogueId: number): Promise<Turn[]> {
  const rows = await db
    .selectFrom("robotTurns")
    .selectAll()
    .where("dialogueId", "=", dialogueId)
    .orderBy("id")
    .execute();
  return rows as unknown as Turn[];
}

/** What robots did when they wrote these messages. */
export async function turnsOfReplies(
  db: Database,
  messageIds: readonly number[],
): Promise<{ replyId: number; move: string; reason: string }[]> {
  const { rows } = await sql<{ replyId: number; move: string; reason: string }>`
    select reply_id, move, reason from robot_turns where reply_id = any(${[...messageIds]}::bigint[])
  `.execute(db);
  return rows;
}

/** Which articles the newest turn that showed any spoke of; none where that was not an answer. */
export async function lastShownOf(db: Database, dialogueId: number): Promise<number[]> {
  const row = await db
    .selectFrom("robotTurns")
    .select(["shown"])
    .where("dialogueId", "=", dialogueId)
    .where("move", "=", "answer")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.shown ?? [];
}

/** What robots said in these messages, with what could be pressed and the name of the robot. */
export async function saidByRobot(
  db: Database,
  messageIds: readonly number[],
): Promise<{ replyId: number; name: string; text: string; choices: string[] | null }[]> {
  const { rows } = await sql<{ replyId: number; name: string; text: string; choices: string[] | null }>`
    select t.reply_id, s.name, m.text, t.choices
    from robot_turns t join robot_settings s on s.id = t.settings_id join messages m on m.id = t.reply_id
    where t.reply_id = any(${[...messageIds]}::bigint[])
  `.execute(db);
  return rows;
}
