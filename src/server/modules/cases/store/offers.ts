import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** A case that somebody was asked to take over. */
export type OfferRow = {
  id: number;
  caseId: number;
  fromId: number;
  toId: number;
  madeAt: Date;
  expiresAt: Date;
  state: "open" | "accepted" | "declined" | "expired" | "withdrawn";
  settledAt: Date | null;
  reason: string | null;
};

export async function insertOffer(
  trx: Database,
  offer: Pick<OfferRow, "caseId" | "fromId" | "toId" | "madeAt" | "expiresAt">,
): Promise<OfferRow> {
  const { rows } = await sql<OfferRow>`
    insert into case_offers (case_id, from_id, to_id, made_at, expires_at)
    values (${offer.caseId}, ${offer.fromId}, ${offer.toId}, ${offer.madeAt}, ${offer.expiresAt}) returning *
  `.execute(trx);
  return rows[0]!;
}

export async function findOpenOffer(db: Database, caseId: number): Promise<OfferRow | undefined> {
  const { rows } = await sql<OfferRow>`
    select * from case_offers where case_id = ${caseId} and state = 'open'
  `.execute(db);
  return rows[0];
}

/** What somebody is offered, the one that expires first first. */
export async function findOffersTo(db: Database, staffId: number, limit: number): Promise<OfferRow[]> {
  const { rows } = await sql<OfferRow>`
    select * from case_offers where to_id = ${staffId} and state = 'open' order by expires_at, id limit ${limit}
  `.execute(db);
  return rows;
}

/** Cases whose offer has waited long enough. */
export async function casesWithExpiredOffer(db: Database, now: Date, limit: number): Promise<number[]> {
  const { rows } = await sql<{ caseId: number }>`
    select case_id from case_offers where state = 'open' and expires_at <= ${now} order by expires_at limit ${limit}
  `.execute(db);
  return rows.map(({ caseId }) => caseId);
}

export async function writeOfferState(
  trx: Database,
  { id, state, reason }: { id: number; state: OfferRow["state"]; reason: string | null },
  now: Date,
): Promise<void> {
  await sql`
    update case_offers set state = ${state}, reason = ${reason}, settled_at = ${now} where id = ${id}
  `.execute(trx);
}
