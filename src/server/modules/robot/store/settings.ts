import { type RawBuilder, sql } from "kysely";
import type { RobotCaution } from "../../../../shared/contract/robot-versions.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A version of the robot on an account; the one that came into force last is in force. */
export type RobotSettings = {
  id: number;
  accountId: number;
  active: boolean;
  name: string;
  keeperId: number;
  /** may use the language model, where the desk has one */
  usesModel: boolean;
  /** how sure it must be to say an answer */
  caution: RobotCaution;
  /** offers a choice where several may be meant */
  asksBack: boolean;
  /** after so many times that it could not help, a person does */
  mostMisses: number;
  /** null for a draft */
  inForceSince: Date | null;
  createdBy: number | null;
  createdAt: Date;
};

/** What is in force, by account. */
export async function settingsInForce(db: Database): Promise<RobotSettings[]> {
  const { rows } = await sql<RobotSettings>`
    select distinct on (account_id) * from robot_settings where in_force_since is not null
    order by account_id, in_force_since desc, id desc
  `.execute(db);
  return rows;
}

/** The settings of an account that are in force; undefined where it never had any. `lock`: held until the transaction ends. */
export async function settingsOf(db: Database, accountId: number, lock = false): Promise<RobotSettings | undefined> {
  const { rows } = await sql<RobotSettings>`
    select * from robot_settings where account_id = ${accountId} and in_force_since is not null
    order by in_force_since desc, id desc limit 1 ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

/** One version, whether it is in force or not. */
export async function settingsById(db: Database, id: number): Promise<RobotSettings> {
  return (await findSettings(db, id))!;
}

/** One version, where there is such. */
export async function findSettings(db: Database, id: number): Promise<RobotSettings | undefined> {
  const { rows } = await sql<RobotSettings>`select * from robot_settings where id = ${id}`.execute(db);
  return rows[0];
}

/** The newest versions of an account, drafts among them. */
export async function versionsOf(db: Database, accountId: number, limit: number): Promise<RobotSettings[]> {
  const { rows } = await sql<RobotSettings>`
    select * from robot_settings where account_id = ${accountId} order by id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Stores a version as a draft: it is in force nowhere. */
export async function insertDraft(db: Database, row: Omit<RobotSettings, "id" | "inForceSince">): Promise<number> {
  const { id } = await db.insertInto("robotSettings").values(row).returning("id").executeTakeFirstOrThrow();
  return id;
}

/** Changes who answers for a version, and whether it talks. */
export async function changeVersion(
  db: Database,
  id: number,
  change: Partial<Pick<RobotSettings, "active" | "keeperId">>,
): Promise<void> {
  await db.updateTable("robotSettings").set(change).where("id", "=", id).execute();
}

/** Puts a version into force, after whatever is in force on its account. */
export async function putInForce(db: Database, { id, accountId }: Pick<RobotSettings, "id" | "accountId">, at: Date) {
  const afterLast: RawBuilder<Date> = sql`greatest(
    ${at}::timestamptz,
    (select max(in_force_since) + interval '1 millisecond' from robot_settings where account_id = ${accountId})
  )`;
  await db.updateTable("robotSettings").set({ inForceSince: afterLast }).where("id", "=", id).execute();
}

/** Forgets a draft. @returns false where it was in force, tried or talked by */
export async function deleteDraft(db: Database, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from robot_settings s where id = ${id} and in_force_since is null
      and not exists (select from robot_trials where settings_id = s.id)
  `.execute(db);
  return Number(numAffectedRows) > 0;
}
