import { type Insertable, type RawBuilder, type Selectable, sql, type Updateable } from "kysely";
import type { Fault, RemedyKind, RemedyState } from "../../../../shared/contract/remedies.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Remedies } from "../../../kernel/db/schema.ts";

/** A row of `remedies`. */
export type RemedyFacts = Omit<Selectable<Remedies>, "kind" | "fault" | "state"> & {
  kind: RemedyKind;
  fault: Fault;
  state: RemedyState;
};

export async function insertRemedy(trx: Database, row: Insertable<Remedies>): Promise<RemedyFacts> {
  const made = await trx.insertInto("remedies").values(row).returningAll().executeTakeFirstOrThrow();
  return made as RemedyFacts;
}

export async function changeRemedy(trx: Database, id: number, change: Updateable<Remedies>): Promise<RemedyFacts> {
  const row = trx.updateTable("remedies").set(change).where("id", "=", id).returningAll();
  return (await row.executeTakeFirstOrThrow()) as RemedyFacts;
}

export async function findRemedy(db: Database, id: number): Promise<RemedyFacts | undefined> {
  const row = db.selectFrom("remedies").selectAll().where("id", "=", id);
  return (await row.executeTakeFirst()) as RemedyFacts | undefined;
}

/** One remedy, locked until the transaction ends. */
export async function lockRemedy(trx: Database, id: number): Promise<RemedyFacts | undefined> {
  const row = trx.selectFrom("remedies").selectAll().where("id", "=", id).forUpdate();
  return (await row.executeTakeFirst()) as RemedyFacts | undefined;
}

/** Which of these promises are those of remedies that are given. */
export async function findPromisesTaken(db: Database, promiseIds: readonly number[]): Promise<Set<number>> {
  if (promiseIds.length === 0) return new Set();
  const rows = db
    .selectFrom("remedies")
    .select("promiseId")
    .where("promiseId", "in", [...promiseIds]);
  const taken = await rows.where("state", "in", ["booked", "carried_out"]).execute();
  return new Set(taken.map(({ promiseId }) => promiseId!));
}

export type RemedyFilter = {
  caseIds?: readonly number[];
  state?: RemedyState;
  before: readonly [string, number] | null;
  limit: number;
};

/** Remedies, newest first, of the cases that `mayRead` lets somebody see. */
export async function listRemedyRows(
  db: Database,
  filter: RemedyFilter,
  mayRead: RawBuilder<boolean>,
): Promise<RemedyFacts[]> {
  const conditions: RawBuilder<unknown>[] = [mayRead];
  if (filter.caseIds) conditions.push(sql`r.case_id = any(${[...filter.caseIds]}::bigint[])`);
  if (filter.state) conditions.push(sql`r.state = ${filter.state}`);
  if (filter.before) {
    conditions.push(sql`(r.given_at, r.id) < (${filter.before[0]}::timestamptz, ${filter.before[1]}::bigint)`);
  }
  const { rows } = await sql<RemedyFacts>`
    select r.* from remedies r where ${sql.join(conditions, sql` and `)}
    order by r.given_at desc, r.id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}

/** Whoever stands for a remedy of this person's waits until the transaction ends, so that two do not use one limit. */
export async function lockStanding(trx: Database, staffId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('remedies.standing'), ${staffId}::int)`.execute(trx);
}

/** How much a person stood for since then, by `kind currency`. */
export async function sumsStoodFor(
  db: Database,
  of: { staffId: number; since: Date },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ what: string; sum: number }>`
    select kind || ' ' || currency as what, sum(amount)::bigint as sum from remedies
    where decided_by = ${of.staffId} and decided_at > ${of.since} and state in ('booked', 'carried_out')
    group by kind, currency
  `.execute(db);
  return new Map(rows.map(({ what, sum }) => [what, Number(sum)]));
}

/** The booked remedies of a kind in these cases, newest first; locked until the transaction ends. */
export async function lockBooked(
  trx: Database,
  of: { caseIds: readonly number[]; kind: RemedyKind },
): Promise<RemedyFacts[]> {
  const rows = trx
    .selectFrom("remedies")
    .selectAll()
    .where("caseId", "in", [...of.caseIds])
    .where("kind", "=", of.kind)
    .where("state", "=", "booked");
  return (await rows.orderBy("id", "desc").forUpdate().execute()) as RemedyFacts[];
}

/** The remedy that waits to be carried out and is owed by this promise. */
export async function findBookedBy(db: Database, promiseId: number): Promise<RemedyFacts | undefined> {
  const row = db.selectFrom("remedies").selectAll().where("promiseId", "=", promiseId).where("state", "=", "booked");
  return (await row.executeTakeFirst()) as RemedyFacts | undefined;
}
