import { sql } from "kysely";
import type { RobotTally } from "../../../../shared/contract/robot-versions.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A version that talks in some of the new dialogues of an account, beside the one in force. */
export type Trial = { id: number; accountId: number; settingsId: number; share: number; begunAt: Date };

/** The trial that is on; `lock`: held until the transaction ends. */
export async function trialOf(db: Database, accountId: number, lock = false): Promise<Trial | undefined> {
  const { rows } = await sql<Trial>`
    select id, account_id, settings_id, share, begun_at from robot_trials
    where account_id = ${accountId} and ended_at is null ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

export async function insertTrial(db: Database, row: Omit<Trial, "id"> & { begunBy: number | null }): Promise<void> {
  await db.insertInto("robotTrials").values(row).execute();
}

export async function endTrialRow(db: Database, id: number, at: Date): Promise<void> {
  await db.updateTable("robotTrials").set({ endedAt: at }).where("id", "=", id).execute();
}

/** What became of the dialogues of an account that began since a time, by version. */
export async function talliesSince(
  db: Database,
  accountId: number,
  since: Date,
): Promise<({ settingsId: number } & RobotTally)[]> {
  const { rows } = await sql<{ settingsId: number } & RobotTally>`
    select settings_id, count(*) filter (where state <> 'talking')::int as ended,
      count(*) filter (where outcome in ('solved_said', 'solved_silence'))::int as solved,
      count(*) filter (where outcome = 'handed_over')::int as handed_over,
      count(*) filter (where outcome = 'abandoned')::int as abandoned,
      count(*) filter (where outcome = 'returned')::int as returned,
      count(*) filter (where state <> 'talking' and exists (
        select from robot_turns t where t.dialogue_id = d.id and t.verdict = 'wrong'))::int as wrong
    from robot_dialogues d where account_id = ${accountId} and started_at >= ${since} group by settings_id
  `.execute(db);
  return rows;
}
