import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** What is in force on an account. */
export type RobotSettings = {
  id: number;
  accountId: number;
  active: boolean;
  name: string;
  keeperId: number;
  /** may use the language model, where the desk has one */
  usesModel: boolean;
  createdBy: number | null;
  createdAt: Date;
};

/** What is in force, by account. */
export async function settingsInForce(db: Database): Promise<RobotSettings[]> {
  const { rows } = await sql<RobotSettings>`
    select distinct on (account_id) id, account_id, active, name, keeper_id, uses_model, created_by, created_at
    from robot_settings order by account_id, id desc
  `.execute(db);
  return rows;
}

/** The settings of an account that are in force; undefined where it never had any. */
export async function settingsOf(db: Database, accountId: number): Promise<RobotSettings | undefined> {
  const { rows } = await sql<RobotSettings>`
    select id, account_id, active, name, keeper_id, uses_model, created_by, created_at
    from robot_settings where account_id = ${accountId} order by id desc limit 1
  `.execute(db);
  return rows[0];
}

/** Settings of an account that were in force once, or are. */
export async function settingsById(db: Database, id: number): Promise<RobotSettings> {
  const { rows } = await sql<RobotSettings>`
    select id, account_id, active, name, keeper_id, uses_model, created_by, created_at from robot_settings where id = ${id}
  `.execute(db);
  return rows[0]!;
}

export async function insertSettings(db: Database, row: Omit<RobotSettings, "id">): Promise<number> {
  const { id } = await db.insertInto("robotSettings").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}
