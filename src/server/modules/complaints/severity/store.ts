import { sql } from "kysely";
import type { SeverityRuleset } from "../../../../shared/contract/complaints.ts";
import type { Severity } from "../../../../shared/severities.ts";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type RulesetRow = { version: number; spec: SeverityRuleset; createdBy: number | null; createdAt: Date };

export async function newestRuleset(db: Database): Promise<RulesetRow | undefined> {
  const { rows } = await sql<RulesetRow>`
    select * from severity_rulesets order by version desc limit 1`.execute(db);
  return rows[0];
}

/** Writes another version. Two who save at once: the table's key refuses the second, who tries again. */
export async function insertRuleset(trx: Database, row: RulesetRow): Promise<void> {
  await sql`
    insert into severity_rulesets (version, spec, created_by, created_at)
    values (${row.version}, ${JSON.stringify(row.spec)}::jsonb, ${row.createdBy}, ${row.createdAt})
  `.execute(trx);
}

export type ReasonRow = {
  id: number;
  caseId: number;
  round: number;
  ruleKey: string | null;
  signal: string;
  points: number;
  rulesetVersion: number | null;
  messageId: number | null;
  quote: string | null;
  matched: string | null;
  value: number | null;
  setTo: Severity | null;
  words: string | null;
  staffId: number | null;
  at: Date;
};

/** Why a case is as serious as it is, in the order in which it was found. */
export async function reasonsOf(db: Database, caseId: number): Promise<ReasonRow[]> {
  const { rows } = await sql<ReasonRow>`
    select * from case_severity_reasons where case_id = ${caseId} order by id`.execute(db);
  return rows;
}

/** Adds reasons; a rule that counted in this round already is left as it was. */
export async function insertReasons(trx: Database, reasons: readonly Omit<ReasonRow, "id">[]): Promise<void> {
  if (reasons.length === 0) return;
  const records = reasons.map((row) => ({
    case_id: row.caseId,
    round: row.round,
    rule_key: row.ruleKey,
    signal: row.signal,
    points: row.points,
    ruleset_version: row.rulesetVersion,
    message_id: row.messageId,
    quote: row.quote,
    matched: row.matched,
    value: row.value,
    set_to: row.setTo,
    words: row.words,
    staff_id: row.staffId,
    at: row.at,
  }));
  await sql`
    insert into case_severity_reasons (case_id, round, rule_key, signal, points, ruleset_version, message_id, quote, matched,
      value, set_to, words, staff_id, at)
    select case_id, round, rule_key, signal, points, ruleset_version, message_id, quote, matched, value, set_to, words,
      staff_id, at
    from jsonb_to_recordset(${jsonRows(records)}::jsonb) as r(
      case_id bigint, round integer, rule_key text, signal text, points integer, ruleset_version integer,
      message_id bigint, quote text, matched text, value integer, set_to text, words text, staff_id bigint, at timestamptz)
    on conflict do nothing
  `.execute(trx);
}

export async function careMarkOf(db: Database, customerId: number): Promise<string | null> {
  const { rows } = await sql<{ mark: string }>`
    select mark from customer_care_marks where customer_id = ${customerId}`.execute(db);
  return rows[0]?.mark ?? null;
}

/** Notes, changes or (null) takes away that a customer needs particular care. */
export async function writeCareMark(
  trx: Database,
  { customerId, mark, staffId, at }: { customerId: number; mark: string | null; staffId: number | null; at: Date },
): Promise<void> {
  if (mark === null) await sql`delete from customer_care_marks where customer_id = ${customerId}`.execute(trx);
  else
    await sql`
      insert into customer_care_marks (customer_id, mark, staff_id, at) values (${customerId}, ${mark}, ${staffId}, ${at})
      on conflict (customer_id) do update set mark = excluded.mark, staff_id = excluded.staff_id, at = excluded.at
    `.execute(trx);
}

/** A mark follows its person; who has one already keeps it. @returns the customer's number where it moved */
export async function moveCareMark(trx: Database, from: number, to: number): Promise<number[]> {
  const { rows } = await sql<{ customerId: number }>`
    insert into customer_care_marks (customer_id, mark, staff_id, at)
    select ${to}, mark, staff_id, at from customer_care_marks where customer_id = ${from}
    on conflict do nothing returning customer_id`.execute(trx);
  return rows.map((row) => row.customerId);
}

/** Takes away what a merge brought. */
export async function dropCareMark(trx: Database, customerId: number): Promise<void> {
  await sql`delete from customer_care_marks where customer_id = ${customerId}`.execute(trx);
}
