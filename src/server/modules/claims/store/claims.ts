import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from "kysely";
import type { ClaimAnswer, ClaimFigure, ClaimState } from "../../../../shared/contract/claims.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Claims } from "../../../kernel/db/schema.ts";
import { countedBy } from "./figures.ts";

/** A row of `claims`. */
export type ClaimFacts = Omit<Selectable<Claims>, "state" | "answer"> & {
  state: ClaimState;
  answer: ClaimAnswer | null;
};

export async function insertClaim(trx: Database, row: Insertable<Claims>): Promise<ClaimFacts | undefined> {
  const made = trx
    .insertInto("claims")
    .values(row)
    .onConflict((conflict) => conflict.doNothing());
  return (await made.returningAll().executeTakeFirst()) as ClaimFacts | undefined;
}

export async function changeClaim(trx: Database, id: number, change: Updateable<Claims>): Promise<ClaimFacts> {
  const row = trx.updateTable("claims").set(change).where("id", "=", id).returningAll();
  return (await row.executeTakeFirstOrThrow()) as ClaimFacts;
}

/** One claim. @param lock until the transaction ends */
export async function findClaim(db: Database, id: number, lock = false): Promise<ClaimFacts | undefined> {
  const row = db.selectFrom("claims").selectAll().where("id", "=", id);
  return (await (lock ? row.forUpdate() : row).executeTakeFirst()) as ClaimFacts | undefined;
}

/** The claim for what was given by a remedy, locked until the transaction ends. */
export async function lockClaimOfRemedy(trx: Database, remedyId: number): Promise<ClaimFacts | undefined> {
  const row = trx.selectFrom("claims").selectAll().where("remedyId", "=", remedyId).forUpdate();
  return (await row.executeTakeFirst()) as ClaimFacts | undefined;
}

/** The claim whose running promise this is. */
export async function claimOfPromise(db: Database, promiseId: number): Promise<ClaimFacts | undefined> {
  const row = db.selectFrom("claims").selectAll().where("promiseId", "=", promiseId);
  return (await row.executeTakeFirst()) as ClaimFacts | undefined;
}

export type ClaimFilter = {
  state?: ClaimState;
  partnerId?: number;
  caseIds?: readonly number[];
  figure?: ClaimFigure | undefined;
  currency?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
  at: Date;
  before: readonly [string, number] | null;
  limit: number;
};

/** Claims, newest first, of the cases that `mayRead` lets somebody see. */
export async function listClaimRows(
  db: Database,
  filter: ClaimFilter,
  mayRead: RawBuilder<boolean>,
): Promise<ClaimFacts[]> {
  const conditions: RawBuilder<unknown>[] = [mayRead];
  if (filter.state) conditions.push(sql`k.state = ${filter.state}`);
  if (filter.partnerId !== undefined) conditions.push(sql`k.partner_id = ${filter.partnerId}`);
  if (filter.caseIds) conditions.push(sql`k.case_id = any(${[...filter.caseIds]}::bigint[])`);
  if (filter.figure) conditions.push(countedBy(filter.figure, filter.at));
  if (filter.currency) conditions.push(sql`k.currency = ${filter.currency}`);
  if (filter.from) conditions.push(sql`k.opened_at >= ${filter.from}::timestamptz`);
  if (filter.until) conditions.push(sql`k.opened_at < ${filter.until}::timestamptz`);
  if (filter.before) {
    conditions.push(sql`(k.opened_at, k.id) < (${filter.before[0]}::timestamptz, ${filter.before[1]}::bigint)`);
  }
  const { rows } = await sql<ClaimFacts>`
    select k.* from claims k where ${sql.join(conditions, sql` and `)}
    order by k.opened_at desc, k.id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}

/** Gives the claims about one person to another record of them: all, or those of these cases. */
export async function moveClaims(db: Database, from: number, to: number, caseIds?: readonly number[]): Promise<void> {
  if (caseIds?.length === 0) return;
  const rows = db.updateTable("claims").set({ customerId: to }).where("customerId", "=", from);
  await (caseIds ? rows.where("caseId", "in", [...caseIds]) : rows).execute();
}
