import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Mention } from "../extract-mentions.ts";

/** A value that so many other persons share tells nothing of any: a hotline, a shared mailbox, the example of a guide. */
const SHARED_BY = 3;

type Origin = { messageId: number; caseId: number; customerId: number };

/** Keeps what a message mentions. Repeats change nothing. */
export async function insertMentions(
  db: Database,
  origin: Origin,
  mentions: readonly Mention[],
  at: Date,
): Promise<void> {
  await sql`
    insert into identity_mentions (kind, value, message_id, case_id, customer_id, at)
    select m.kind, m.value, ${origin.messageId}, ${origin.caseId}, ${origin.customerId}, ${at}
    from json_to_recordset(${jsonRows(mentions)}::json) as m(kind text, value text)
    on conflict do nothing
  `.execute(db);
}

export type Shared = Mention & { customerId: number };

/** What a person mentioned. */
export async function mentionsOf(db: Database, customerId: number, limit: number): Promise<Mention[]> {
  const { rows } = await sql<Mention>`
    select distinct kind, value from identity_mentions where customer_id = ${customerId} limit ${limit}
  `.execute(db);
  return rows;
}

/** Who else mentioned these values, without those that too many did. */
export async function othersWhoMentioned(
  db: Database,
  customerId: number,
  values: readonly Mention[],
): Promise<Shared[]> {
  if (values.length === 0) return [];
  const { rows } = await sql<Shared>`
    select w.kind, w.value, o.customer_id
    from json_to_recordset(${jsonRows(values)}::json) as w(kind text, value text)
    cross join lateral (
      select distinct customer_id from (
        select customer_id from identity_mentions m
        where m.kind = w.kind and m.value = w.value and m.customer_id <> ${customerId} limit 200
      ) seen limit ${SHARED_BY + 1}
    ) o
  `.execute(db);
  const byValue = Map.groupBy(rows, ({ kind, value }) => `${kind}:${value}`);
  return [...byValue.values()].filter((list) => list.length <= SHARED_BY).flat();
}

/** In which cases these persons mentioned these values. */
export async function placesOfMentions(db: Database, customerIds: readonly number[], values: readonly string[]) {
  if (customerIds.length === 0 || values.length === 0) return [];
  return db
    .selectFrom("identityMentions")
    .select(["customerId", "value", "caseId"])
    .distinct()
    .where("customerId", "in", [...customerIds])
    .where("value", "in", [...values])
    .limit(2_000)
    .execute();
}

/** Gives what one person mentioned to another. */
export async function giveMentions(db: Database, from: number, to: number): Promise<void> {
  await sql`update identity_mentions set customer_id = ${to} where customer_id = ${from}`.execute(db);
}

/** Gives back what was mentioned in these cases. */
export async function giveMentionsOfCases(
  db: Database,
  { from, to, caseIds }: { from: number; to: number; caseIds: readonly number[] },
): Promise<void> {
  await sql`
    update identity_mentions set customer_id = ${to}
    where customer_id = ${from} and case_id = any(${caseIds}::bigint[])
  `.execute(db);
}
