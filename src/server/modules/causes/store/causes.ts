import type { Selectable } from "kysely";
import type { CauseView, SaveCause } from "../../../../shared/contract/causes.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Causes } from "../../../kernel/db/schema.ts";

export type CauseRow = Omit<Selectable<Causes>, "names"> & { names: CauseView["names"] };

/** All causes, also archived ones; there are as many as somebody drew by hand. */
export async function allCauses(db: Database): Promise<CauseRow[]> {
  return (await db.selectFrom("causes").selectAll().orderBy("id").execute()) as CauseRow[];
}

/** Whoever changes the tree does so alone, so that no two changes make a circle of it. */
export async function lockTree(trx: Database): Promise<CauseRow[]> {
  return (await trx.selectFrom("causes").selectAll().orderBy("id").forUpdate().execute()) as CauseRow[];
}

export type NewCause = Omit<SaveCause, "code"> & { code: string };

export async function insertCause(trx: Database, cause: NewCause, at: Date): Promise<number> {
  const row = await trx
    .insertInto("causes")
    .values({ ...cause, names: JSON.stringify(cause.names), createdAt: at, updatedAt: at })
    .onConflict((conflict) => conflict.column("code").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row?.id ?? 0;
}

export type CauseChange = Partial<Pick<CauseRow, "parentId" | "position" | "archivedAt" | "mergedInto">> &
  Partial<Pick<SaveCause, "names" | "hints">>;

export async function updateCauses(
  trx: Database,
  ids: readonly number[],
  { names, hints, ...change }: CauseChange,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await trx
    .updateTable("causes")
    .set({
      ...change,
      ...(names && { names: JSON.stringify(names) }),
      ...(hints && { hints: [...hints] }),
      updatedAt: at,
    })
    .where("id", "in", [...ids])
    .execute();
}
