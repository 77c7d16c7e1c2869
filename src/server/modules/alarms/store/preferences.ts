import type { Database } from "../../../kernel/db/pool.ts";

export type PreferenceRow = {
  staffId: number;
  mail: boolean;
  sms: boolean;
  phone: string | null;
  quietFrom: number | null;
  quietTo: number | null;
};

/** What these people want; those who never said get mail and have no quiet hours. */
export async function findPreferences(db: Database, staffIds: readonly number[]): Promise<Map<number, PreferenceRow>> {
  const rows =
    staffIds.length === 0
      ? []
      : await db
          .selectFrom("alarmPreferences")
          .selectAll()
          .where("staffId", "in", [...staffIds])
          .execute();
  const known = new Map(rows.map((row) => [row.staffId, row]));
  const usual = { mail: true, sms: false, phone: null, quietFrom: null, quietTo: null };
  return new Map(staffIds.map((staffId) => [staffId, known.get(staffId) ?? { staffId, ...usual }]));
}

export async function upsertPreferences(db: Database, { staffId, ...row }: PreferenceRow): Promise<void> {
  await db
    .insertInto("alarmPreferences")
    .values({ staffId, ...row })
    .onConflict((conflict) => conflict.column("staffId").doUpdateSet(row))
    .execute();
}
