import { type RawBuilder, sql } from "kysely";
import type { RobotFigures, RobotOutcome, RobotVerdict } from "../../../../shared/contract/robot.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Which dialogues; `visible` is a condition on `d.case_id`. */
export type ReviewQuery = {
  from: Date;
  to: Date;
  channel?: string | undefined;
  brandId?: number | undefined;
  accountId?: number | undefined;
  outcome?: RobotOutcome | undefined;
  verdict?: RobotVerdict | undefined;
  visible: RawBuilder<boolean>;
};

export type ReviewRow = {
  id: number;
  caseId: number;
  accountId: number;
  channel: string;
  startedAt: Date;
  endedAt: Date | null;
  outcome: RobotOutcome | null;
  reason: string | null;
  turns: number;
  wrong: boolean;
  words: string;
};

const wrongTurn = sql<boolean>`exists (select from robot_turns t where t.dialogue_id = d.id and t.verdict = 'wrong')`;

/** The figures of each account. */
export async function figuresByAccount(
  db: Database,
  query: ReviewQuery,
): Promise<({ accountId: number; channel: string } & RobotFigures)[]> {
  const { rows } = await sql<{ accountId: number; channel: string } & RobotFigures>`
    select d.account_id, max(d.channel) as channel, count(*)::int as dialogues,
      count(*) filter (where d.state = 'talking')::int as talking,
      count(*) filter (where d.outcome = 'solved_said')::int as solved_said,
      count(*) filter (where d.outcome = 'solved_silence')::int as solved_silence,
      count(*) filter (where d.outcome = 'handed_over')::int as handed_over,
      count(*) filter (where d.outcome = 'abandoned')::int as abandoned,
      count(*) filter (where d.outcome = 'returned')::int as returned,
      count(*) filter (where ${wrongTurn})::int as wrong
    from robot_dialogues d where ${within(query)} group by d.account_id order by d.account_id
  `.execute(db);
  return rows;
}

/** Why people took over, the most frequent first. */
export async function reasonsOf(db: Database, query: ReviewQuery): Promise<{ reason: string; count: number }[]> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select d.reason, count(*)::int as count from robot_dialogues d
    where ${within(query)} and d.reason is not null group by d.reason order by count(*) desc, d.reason
  `.execute(db);
  return rows;
}

/** Newest first. @param after the place of the last row of the page before */
export async function listReviewed(
  db: Database,
  query: ReviewQuery,
  { after, limit }: { after: { at: Date; id: number } | null; limit: number },
): Promise<ReviewRow[]> {
  const beyond = after ? sql`and (d.started_at, d.id) < (${after.at}, ${after.id})` : sql``;
  const { rows } = await sql<ReviewRow>`${dialogues} where ${within(query)} ${beyond}
    order by d.started_at desc, d.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** One dialogue, where it may be seen. */
export async function reviewedById(
  db: Database,
  id: number,
  visible: RawBuilder<boolean>,
): Promise<ReviewRow | undefined> {
  const { rows } = await sql<ReviewRow>`${dialogues} where d.id = ${id} and ${visible}`.execute(db);
  return rows[0];
}

const dialogues = sql`
  select d.id, d.case_id, d.account_id, d.channel, d.started_at, d.ended_at, d.outcome, d.reason, ${wrongTurn} as wrong,
    (select count(*)::int from robot_turns t where t.dialogue_id = d.id) as turns,
    coalesce((
      select left(m.text, 200) from robot_turns t join messages m on m.id = t.message_id
      where t.dialogue_id = d.id order by t.id limit 1
    ), '') as words
  from robot_dialogues d`;

/** What was asked in vain, newest first. */
export async function missesBetween(
  db: Database,
  { from, to, visible }: Pick<ReviewQuery, "from" | "to" | "visible">,
  limit: number,
): Promise<{ dialogueId: number; words: string; at: Date }[]> {
  const { rows } = await sql<{ dialogueId: number; words: string; at: Date }>`
    select t.dialogue_id, left(m.text, 300) as words, t.at
    from robot_turns t join robot_dialogues d on d.id = t.dialogue_id join messages m on m.id = t.message_id
    where (t.move = 'admit' or t.reason = 'two_misses') and t.at >= ${from} and t.at < ${to} and ${visible}
    order by t.at desc, t.id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Writes down what a reviewer found. @returns the dialogue; undefined where there is no such turn */
export async function writeVerdict(
  db: Database,
  id: number,
  verdict: { verdict: RobotVerdict | null; rightArticleId: number | null; judgedBy: number | null; judgedAt: Date },
): Promise<void> {
  await db.updateTable("robotTurns").set(verdict).where("id", "=", id).execute();
}

export async function dialogueOfTurn(db: Database, id: number): Promise<number | undefined> {
  const row = await db.selectFrom("robotTurns").select("dialogueId").where("id", "=", id).executeTakeFirst();
  return row?.dialogueId;
}

/** The condition on `d` that says which dialogues. */
export function within({
  from,
  to,
  channel,
  brandId,
  accountId,
  outcome,
  verdict,
  visible,
}: ReviewQuery): RawBuilder<unknown> {
  const parts = [
    sql`d.started_at >= ${from} and d.started_at < ${to} and ${visible}`,
    ...(channel === undefined ? [] : [sql`d.channel = ${channel}`]),
    ...(brandId === undefined ? [] : [sql`d.brand_id = ${brandId}`]),
    ...(accountId === undefined ? [] : [sql`d.account_id = ${accountId}`]),
    ...(outcome === undefined ? [] : [sql`d.outcome = ${outcome}`]),
    ...(verdict === undefined
      ? []
      : [sql`exists (select from robot_turns t where t.dialogue_id = d.id and t.verdict = ${verdict})`]),
  ];
  return sql.join(parts, sql` and `);
}
