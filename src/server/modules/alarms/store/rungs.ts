import { type AlarmRung, alarmRungs } from "../../../../shared/contract/alarms.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type RungWays = { rung: AlarmRung; mail: boolean; sms: boolean };

/** Which ways reach people on each rung. Owners sit at the desk; whoever it climbs to may not. */
export async function findRungs(db: Database): Promise<RungWays[]> {
  const rows = await db.selectFrom("alarmRungs").selectAll().execute();
  const set = new Map(rows.map((row) => [row.rung, row]));
  return alarmRungs.map((rung) => {
    const { mail = rung !== "owner", sms = false } = set.get(rung) ?? {};
    return { rung, mail, sms };
  });
}

export async function upsertRung(db: Database, { rung, mail, sms }: RungWays): Promise<void> {
  await db
    .insertInto("alarmRungs")
    .values({ rung, mail, sms })
    .onConflict((conflict) => conflict.column("rung").doUpdateSet({ mail, sms }))
    .execute();
}
