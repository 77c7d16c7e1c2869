import { sql } from "kysely";
import type { BookAccount } from "../../../../shared/contract/remedies.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { NewEntry } from "./post-entry.ts";

/** Adds an entry with its lines. */
export async function insertEntry(tx: Ctx, entry: NewEntry): Promise<number> {
  const { kind, remedyId = null, claimId = null, reverses = null, words = null } = entry;
  const { id } = await tx.db
    .insertInto("bookEntries")
    .values({
      ...{ at: tx.now(), kind, remedyId, claimId, reverses, words },
      ...{ actorKind: tx.actor.kind, actorId: tx.actor.id, actorName: tx.actor.name },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const lines = entry.postings.map((posting, line) => ({
    ...{ entryId: id, line, account: posting.account, partnerId: posting.partnerId ?? null },
    ...{ currency: posting.currency, amount: posting.amount },
  }));
  await tx.db.insertInto("bookPostings").values(lines).execute();
  return id;
}

export type PostingRow = {
  entryId: number;
  account: BookAccount;
  partnerId: number | null;
  currency: string;
  amount: number;
};

/** The lines of entries, in their order. */
export async function postingsOf(db: Database, entryIds: readonly number[]): Promise<PostingRow[]> {
  if (entryIds.length === 0) return [];
  const rows = db
    .selectFrom("bookPostings")
    .select(["entryId", "account", "partnerId", "currency", "amount"])
    .where("entryId", "in", [...entryIds]);
  return (await rows.orderBy("entryId").orderBy("line").execute()) as PostingRow[];
}

/** The entries of a remedy that have no counter-entry. */
export async function standingEntriesOf(db: Database, remedyId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select e.id from book_entries e
    where e.remedy_id = ${remedyId} and e.kind <> 'reversal'
      and not exists (select from book_entries r where r.reverses = e.id)
    order by e.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

export type BalanceRow = {
  currency: string;
  account: BookAccount;
  partnerId: number | null;
  debit: number;
  credit: number;
};

/** What was debited and credited altogether, by currency, account and partner. */
export async function sumPostings(db: Database): Promise<BalanceRow[]> {
  const { rows } = await sql<BalanceRow>`
    select currency, account, partner_id,
      coalesce(sum(amount) filter (where amount > 0), 0)::bigint as debit,
      coalesce(-sum(amount) filter (where amount < 0), 0)::bigint as credit
    from book_postings group by currency, account, partner_id order by currency, account, partner_id nulls first
  `.execute(db);
  return rows;
}

export type EntryRow = {
  id: number;
  at: Date;
  kind: string;
  remedyId: number | null;
  claimId: number | null;
  reverses: number | null;
  words: string | null;
  actorName: string;
};

/** Entries, newest first, older than an id. */
export async function listEntries(
  db: Database,
  { before, limit }: { before: number | null; limit: number },
): Promise<EntryRow[]> {
  const rows = db
    .selectFrom("bookEntries")
    .select(["id", "at", "kind", "remedyId", "claimId", "reverses", "words", "actorName"])
    .orderBy("id", "desc")
    .limit(limit);
  return (before === null ? rows : rows.where("id", "<", before)).execute();
}
