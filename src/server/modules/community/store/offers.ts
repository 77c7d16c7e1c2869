import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type Offer = { key: string; brandId: number; articles: number; questions: number };

/** Counts that answers were shown before a question was posted; the same form once. */
export async function insertOffer(db: Database, offer: Offer, at: Date): Promise<void> {
  await db
    .insertInto("communityOffers")
    .values({ ...offer, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Says what came of an offer; the first word stands. */
export async function settleOffer(
  db: Database,
  key: string,
  outcome: { outcome: "answered" | "posted"; articleId?: number; questionId?: number },
): Promise<void> {
  await db.updateTable("communityOffers").set(outcome).where("key", "=", key).where("outcome", "is", null).execute();
}

/** How many offers were made in a time, how many answered, and after how many the question was posted all the same. */
export async function countOffers(
  db: Database,
  { from, to, brandId }: { from: Date; to: Date; brandId: number | null },
): Promise<{ offered: number; answered: number; posted: number }> {
  const { rows } = await sql<{ offered: number; answered: number; posted: number }>`
    select count(*)::int as offered, (count(*) filter (where outcome = 'answered'))::int as answered,
      (count(*) filter (where outcome = 'posted'))::int as posted
    from community_offers where at >= ${from} and at < ${to} and (${brandId}::bigint is null or brand_id = ${brandId})
  `.execute(db);
  return rows[0]!;
}
