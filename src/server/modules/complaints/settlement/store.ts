import { sql } from "kysely";
import type { Remedy, SettlementMoveKind, SettlementState } from "../../../../shared/contract/complaints.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Party } from "./policy.ts";

export type TermsRow = {
  remedy: Remedy | null;
  amountMinor: number | null;
  currency: string | null;
  dueAt: Date | null;
};
export type SettlementRow = TermsRow & { caseId: number; state: SettlementState; updatedAt: Date };
export type MoveRow = TermsRow & {
  id: number;
  caseId: number;
  kind: SettlementMoveKind;
  party: Party;
  words: string | null;
  evidenceMessageId: number | null;
  sentMessageId: number | null;
  staffId: number | null;
  at: Date;
};

/**
 * The settlement that stands for a case and those that are part of it: the one that was moved last. Locked where it is to
 * be changed.
 */
export async function findSettlement(
  db: Database,
  family: readonly number[],
  lock = false,
): Promise<SettlementRow | undefined> {
  const { rows } = await sql<SettlementRow>`
    select * from settlements where case_id = any(${[...family]}::bigint[])
    order by updated_at desc, case_id desc limit 1 ${lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** All moves of a case and of those that are part of it, in their order. */
export async function movesOf(db: Database, family: readonly number[]): Promise<MoveRow[]> {
  const { rows } = await sql<MoveRow>`
    select * from settlement_moves where case_id = any(${[...family]}::bigint[]) order by id`.execute(db);
  return rows;
}

/** Writes what the settlement is now. */
export async function writeSettlement(trx: Database, row: SettlementRow): Promise<void> {
  await sql`
    insert into settlements (case_id, state, remedy, amount_minor, currency, due_at, updated_at)
    values (${row.caseId}, ${row.state}, ${row.remedy}, ${row.amountMinor}, ${row.currency}, ${row.dueAt}, ${row.updatedAt})
    on conflict (case_id) do update set state = excluded.state, remedy = excluded.remedy,
      amount_minor = excluded.amount_minor, currency = excluded.currency, due_at = excluded.due_at,
      updated_at = excluded.updated_at
  `.execute(trx);
}

/** Adds a move to the record and returns its number. Moves are never changed. */
export async function insertMove(trx: Database, row: Omit<MoveRow, "id">): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into settlement_moves (case_id, kind, party, remedy, amount_minor, currency, due_at, words, evidence_message_id,
      sent_message_id, staff_id, at)
    values (${row.caseId}, ${row.kind}, ${row.party}, ${row.remedy}, ${row.amountMinor}, ${row.currency}, ${row.dueAt},
      ${row.words}, ${row.evidenceMessageId}, ${row.sentMessageId}, ${row.staffId}, ${row.at})
    returning id
  `.execute(trx);
  return rows[0]!.id;
}
