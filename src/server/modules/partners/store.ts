import type { Selectable } from "kysely";
import type { SavePartner } from "../../../shared/contract/partners.ts";
import type { Database } from "../../kernel/db/pool.ts";
import type { Partners } from "../../kernel/db/schema.ts";

/** A row of `partners`. */
export type PartnerFacts = Omit<Selectable<Partners>, "kind" | "locale"> & Pick<SavePartner, "kind" | "locale">;

/** Partners by name, behind a place in that order. */
export async function listPartnerRows(
  db: Database,
  filter: { after: readonly [string, number] | null; limit: number },
): Promise<PartnerFacts[]> {
  const rows = db.selectFrom("partners").selectAll().orderBy("name").orderBy("id").limit(filter.limit);
  const { after } = filter;
  const behind = after
    ? rows.where(({ eb, refTuple, tuple }) => eb(refTuple("name", "id"), ">", tuple(...after)))
    : rows;
  return (await behind.execute()) as PartnerFacts[];
}

/** The partners of these ids, in no order. */
export async function findPartners(db: Database, ids: readonly number[]): Promise<PartnerFacts[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("partners")
    .selectAll()
    .where("id", "in", [...ids])
    .execute();
  return rows as PartnerFacts[];
}

/** Whether a partner has outlets. */
export async function hasOutlets(db: Database, id: number): Promise<boolean> {
  const row = await db.selectFrom("partners").select("id").where("parentId", "=", id).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Partners by their name, in any case of letters. */
export async function idsOfName(db: Database, name: string): Promise<number[]> {
  const rows = await db
    .selectFrom("partners")
    .select("id")
    .where(({ eb, fn }) => eb(fn("lower", ["name"]), "=", name.toLowerCase()))
    .execute();
  return rows.map(({ id }) => id);
}

/** One partner, locked until the transaction ends. */
export async function lockPartner(trx: Database, id: number): Promise<PartnerFacts | undefined> {
  const row = await trx.selectFrom("partners").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row as PartnerFacts | undefined;
}

/** @returns its id; null where another one has the name */
export async function writePartner(
  db: Database,
  id: number | null,
  input: SavePartner,
  at: Date,
): Promise<number | null> {
  const other = await db
    .selectFrom("partners")
    .select("id")
    .where(({ eb, fn }) => eb(fn("lower", ["name"]), "=", input.name.toLowerCase()))
    .executeTakeFirst();
  if (other && other.id !== id) return null;
  if (id !== null) {
    await db.updateTable("partners").set(input).where("id", "=", id).execute();
    return id;
  }
  const made = await db
    .insertInto("partners")
    .values({ ...input, createdAt: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id ?? null;
}
