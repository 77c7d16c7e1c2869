import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";

/** A row of `solutions`, without what it is found by. */
export type SolutionRow = {
  caseId: number;
  customerId: number;
  brandId: number;
  language: string | null;
  question: string;
  answer: string;
  answeredBy: number | null;
  solvedAt: Date;
  covered: number;
  gapId: number | null;
};

const columns = sql`s.case_id, s.customer_id, s.brand_id, s.language, s.question, s.answer, s.answered_by, s.solved_at,
  s.covered, s.gap_id`;
/** Of more that share a word the newest are compared. */
const COMPARED = 1_000;

/** Keeps how a case was solved, over what was kept of it before. @param terms a tsvector literal */
export async function writeSolution(
  db: Database,
  { terms, ...row }: Omit<SolutionRow, "gapId"> & { terms: string },
): Promise<void> {
  const values = { ...row, terms };
  await db
    .insertInto("solutions")
    .values(values)
    .onConflict((conflict) => conflict.column("caseId").doUpdateSet(values))
    .execute();
}

export async function solutionOf(db: Database, caseId: number): Promise<SolutionRow | undefined> {
  const { rows } = await sql<SolutionRow>`select ${columns} from solutions s where case_id = ${caseId}`.execute(db);
  return rows[0];
}

/** Forgets how a case was solved. @returns the gap it was counted in */
export async function deleteSolution(db: Database, caseId: number): Promise<number | null> {
  const row = await db.deleteFrom("solutions").where("caseId", "=", caseId).returning("gapId").executeTakeFirst();
  return row?.gapId ?? null;
}

/** What a question is compared by: tsquery literals of its terms, each with how much it tells. */
export type Likeness = { terms: readonly { query: string; weight: number }[]; any: string };

/**
 * Solved questions like one, the likest first. `share`: how much of what the asked one says stands in the other too.
 * @param wanted.visible condition on `s`: whose cases the asker sees
 */
export async function solutionsLike(
  db: Database,
  wanted: {
    like: Likeness;
    visible: RawBuilder<boolean>;
    atLeast: number;
    limit: number;
  },
): Promise<(SolutionRow & { share: number; terms: number })[]> {
  const { terms, any } = wanted.like;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const { rows } = await sql<SolutionRow & { share: number; terms: number }>`
    with asked as (
      select query::tsquery as query, weight
      from unnest(${terms.map(({ query }) => query)}::text[], ${terms.map(({ weight }) => weight)}::float8[]) as t(query, weight)
    ), near as (
      select s.* from (select * from solutions where terms @@ ${any}::tsquery offset 0) s
      where ${wanted.visible} order by s.solved_at desc limit ${COMPARED}
    ), compared as (
      select s.*, (select coalesce(sum(a.weight), 0) / ${total}::float8 from asked a where s.terms @@ a.query) as share
      from near s
    )
    select ${columns}, s.share, length(s.terms) as terms from compared s
    where s.share >= ${wanted.atLeast} order by s.share desc, s.solved_at desc, s.case_id desc limit ${wanted.limit}
  `.execute(db);
  return rows;
}

/** What was answered to the questions of a gap, the newest first. */
export async function solutionsOfGap(
  db: Database,
  gapId: number,
  visible: RawBuilder<boolean>,
  limit: number,
): Promise<SolutionRow[]> {
  const { rows } = await sql<SolutionRow>`
    select ${columns} from solutions s where s.gap_id = ${gapId} and ${visible}
    order by s.solved_at desc, s.case_id desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function putIntoGap(db: Database, caseIds: readonly number[], gapId: number): Promise<void> {
  await db
    .updateTable("solutions")
    .set({ gapId })
    .where("caseId", "in", [...caseIds])
    .execute();
}
