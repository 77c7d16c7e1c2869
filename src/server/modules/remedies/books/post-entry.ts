import type { BookAccount } from "../../../../shared/contract/remedies.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { insertEntry } from "./store.ts";

/** One line: whole minor units, debit above zero, credit below. */
export type Posting = { account: BookAccount; partnerId?: number | null; currency: string; amount: number };

export type NewEntry = {
  kind: "remedy" | "payout" | "claim" | "recovery" | "write_off" | "reversal" | "withdrawal" | "repayment";
  remedyId?: number | null;
  claimId?: number | null;
  /** the entry that a counter-entry undoes */
  reverses?: number;
  words?: string | null;
  postings: readonly Posting[];
};

/**
 * Writes an entry of the books, in the transaction of what it tells of. The database checks it again when that commits, and
 * lets nobody change it afterwards.
 *
 * @throws Error for one that does not balance in each of its currencies
 */
export async function postEntry(tx: Ctx, entry: NewEntry): Promise<number> {
  if (!balances(entry.postings)) throw new Error(`An entry of the books does not balance: ${JSON.stringify(entry)}`);
  return insertEntry(tx, entry);
}

/** True where debits and credits are the same in each currency. Pure. */
export function balances(postings: readonly Posting[]): boolean {
  const sums = new Map<string, number>();
  for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return postings.length >= 2 && [...sums.values()].every((sum) => sum === 0);
}
