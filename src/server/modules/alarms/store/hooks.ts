import type { AlarmRung, HookFormat } from "../../../../shared/contract/alarms.ts";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type HookValues = {
  name: string;
  format: HookFormat;
  locale: Locale;
  sealedUrl: string;
  sealedSecret: string | null;
  teamIds: number[];
  rungs: AlarmRung[];
  active: boolean;
};
export type HookRow = HookValues & {
  id: number;
  lastOutcome: string | null;
  lastDetail: string | null;
  lastAt: Date | null;
};

/** All webhooks, by name: a handful. */
export async function findHooks(db: Database): Promise<HookRow[]> {
  return (await db.selectFrom("alarmHooks").selectAll().orderBy("name").orderBy("id").execute()) as HookRow[];
}

export async function findHook(db: Database, id: number): Promise<HookRow | undefined> {
  return (await db.selectFrom("alarmHooks").selectAll().where("id", "=", id).executeTakeFirst()) as HookRow | undefined;
}

export async function insertHook(db: Database, values: HookValues, at: Date): Promise<number> {
  const { id } = await db
    .insertInto("alarmHooks")
    .values({ ...values, createdAt: at, updatedAt: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateHook(db: Database, id: number, values: HookValues, at: Date): Promise<void> {
  await db
    .updateTable("alarmHooks")
    .set({ ...values, updatedAt: at })
    .where("id", "=", id)
    .execute();
}

export async function deleteHookRow(db: Database, id: number): Promise<void> {
  await db.deleteFrom("alarmHooks").where("id", "=", id).execute();
}

/** What came of the last attempt. */
export async function noteHook(
  db: Database,
  id: number,
  last: { lastOutcome: string; lastDetail: string | null; lastAt: Date },
): Promise<void> {
  await db.updateTable("alarmHooks").set(last).where("id", "=", id).execute();
}
