import { sql } from "kysely";
import type { GapView } from "../../../../shared/contract/solutions.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A row of `solution_gaps`. */
export type GapRow = {
  id: number;
  question: string;
  language: string | null;
  state: GapView["state"];
  count: number;
  firstAt: Date;
  lastAt: Date;
  articleId: number | null;
};

const columns = ["id", "question", "language", "state", "count", "firstAt", "lastAt", "articleId"] as const;

export async function insertGap(db: Database, gap: Pick<GapRow, "question" | "language">, at: Date): Promise<number> {
  const { id } = await db
    .insertInto("solutionGaps")
    .values({ ...gap, count: 0, firstAt: at, lastAt: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Counts a gap's questions anew: one that nobody asks any more is none. */
export async function recountGap(db: Database, id: number): Promise<void> {
  await sql`
    update solution_gaps g set count = n.count, first_at = coalesce(n.first_at, g.first_at), last_at = coalesce(n.last_at, g.last_at)
    from (select count(*)::int as count, min(solved_at) as first_at, max(solved_at) as last_at from solutions where gap_id = ${id}) n
    where g.id = ${id}
  `.execute(db);
}

export async function gapById(db: Database, id: number, lock = false): Promise<GapRow | undefined> {
  const query = db.selectFrom("solutionGaps").select(columns).where("id", "=", id);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as GapRow | undefined;
}

/** Gaps of a state that somebody asked for, what is asked most first. */
export async function listGaps(
  db: Database,
  state: GapView["state"],
  after: readonly [number, number] | null,
  limit: number,
): Promise<GapRow[]> {
  let query = db
    .selectFrom("solutionGaps")
    .select(columns)
    .where("state", "=", state)
    .where("count", ">", 0)
    .orderBy("count", "desc")
    .orderBy("id")
    .limit(limit);
  if (after) query = query.where(sql<boolean>`(-count, id) > (${-after[0]}, ${after[1]})`);
  return (await query.execute()) as GapRow[];
}

export async function settleGap(
  db: Database,
  id: number,
  settled: { state: GapView["state"]; articleId: number | null; by: number | null; at: Date },
): Promise<void> {
  const isOpen = settled.state === "open";
  await db
    .updateTable("solutionGaps")
    .set({
      state: settled.state,
      articleId: settled.articleId,
      settledBy: isOpen ? null : settled.by,
      settledAt: isOpen ? null : settled.at,
    })
    .where("id", "=", id)
    .execute();
}
