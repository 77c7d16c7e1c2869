import { sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

export type CaseCause = { caseId: number; causeId: number; main: boolean; product: string | null };

/** The causes of these cases, main ones first. */
export async function findCaseCauses(db: Database, caseIds: readonly number[]): Promise<CaseCause[]> {
  if (caseIds.length === 0) return [];
  return db
    .selectFrom("caseCauses")
    .select(["caseId", "causeId", "main", "product"])
    .where("caseId", "in", [...caseIds])
    .orderBy("caseId")
    .orderBy("main", "desc")
    .orderBy("causeId")
    .execute();
}

/** Makes these the causes of a case, the first the main one. */
export async function writeCaseCauses(
  trx: Database,
  {
    caseId,
    causeIds,
    product,
    by,
    at,
  }: { caseId: number; causeIds: readonly number[]; product: string | null; by: number | null; at: Date },
): Promise<void> {
  await trx.deleteFrom("caseCauses").where("caseId", "=", caseId).execute();
  if (causeIds.length === 0) return;
  await trx
    .insertInto("caseCauses")
    .values(causeIds.map((causeId, n) => ({ caseId, causeId, main: n === 0, product, namedBy: by, namedAt: at })))
    .execute();
}

/** Gives what one case has to another as well, as brought along; the main one only where the other has none. */
export async function copyCaseCauses(trx: Database, fromId: number, intoId: number): Promise<number> {
  const { rows } = await sql`
    insert into case_causes (case_id, cause_id, main, product, from_case_id, named_by, named_at)
    select ${intoId}, cause_id, main and not exists (select from case_causes where case_id = ${intoId} and main),
      product, ${fromId}, named_by, named_at
    from case_causes where case_id = ${fromId}
    on conflict (case_id, cause_id) do nothing returning cause_id
  `.execute(trx);
  return rows.length;
}

/** Takes away what another case had brought along; of what is left the first becomes the main one. */
export async function takeBroughtAlong(trx: Database, caseId: number, fromId: number): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("caseCauses")
    .where("caseId", "=", caseId)
    .where("fromCaseId", "=", fromId)
    .executeTakeFirst();
  await keepOneMain(trx, [caseId]);
  return Number(numDeletedRows);
}

/** Makes the first cause the main one in each of these cases that lost theirs. */
async function keepOneMain(trx: Database, caseIds: readonly number[]): Promise<void> {
  await sql`
    update case_causes cc set main = true
    from (
      select distinct on (case_id) case_id, cause_id from case_causes
      where case_id = any(${[...caseIds]}::bigint[])
        and not exists (select from case_causes m where m.case_id = case_causes.case_id and m.main)
      order by case_id, named_at, cause_id) first
    where cc.case_id = first.case_id and cc.cause_id = first.cause_id
  `.execute(trx);
}

/** Gives all cases of one cause to another; where it was the main one, the other is. @returns the cases */
export async function recause(trx: Database, fromId: number, intoId: number): Promise<number[]> {
  const { rows } = await sql<{ caseId: number }>`
    with gone as (delete from case_causes where cause_id = ${fromId} returning *)
    insert into case_causes (case_id, cause_id, main, product, from_case_id, named_by, named_at)
    select case_id, ${intoId}, main, product, from_case_id, named_by, named_at from gone
    on conflict (case_id, cause_id) do update
      set main = case_causes.main or excluded.main, named_at = least(case_causes.named_at, excluded.named_at)
    returning case_id
  `.execute(trx);
  return rows.map(({ caseId }) => caseId);
}
