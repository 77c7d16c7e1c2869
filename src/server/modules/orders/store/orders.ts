import { type Insertable, type Selectable, sql } from "kysely";
import type { OrderState } from "../../../../shared/contract/orders.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { Orders } from "../../../kernel/db/schema.ts";

/** A row of `orders`. */
export type OrderFacts = Omit<Selectable<Orders>, "state"> & { state: OrderState };

/** An order of a brand by the form its number is compared by, locked until the transaction ends. */
export async function lockByNumber(trx: Database, brandId: number, numberKey: string): Promise<OrderFacts | undefined> {
  const row = trx.selectFrom("orders").selectAll().where("brandId", "=", brandId).where("numberKey", "=", numberKey);
  return (await row.forUpdate().executeTakeFirst()) as OrderFacts | undefined;
}

/** Writes a new order. @returns undefined when somebody else wrote it at the same moment */
export async function insertOrder(trx: Database, row: Insertable<Orders>): Promise<OrderFacts | undefined> {
  const made = trx
    .insertInto("orders")
    .values(row)
    .onConflict((conflict) => conflict.columns(["brandId", "numberKey"]).doNothing())
    .returningAll();
  return (await made.executeTakeFirst()) as OrderFacts | undefined;
}

export async function changeOrder(trx: Database, id: number, row: Partial<Insertable<Orders>>): Promise<void> {
  await trx.updateTable("orders").set(row).where("id", "=", id).execute();
}

export async function findOrder(db: Database, id: number): Promise<OrderFacts | undefined> {
  const row = db.selectFrom("orders").selectAll().where("id", "=", id);
  return (await row.executeTakeFirst()) as OrderFacts | undefined;
}

/** An order of this customer by its number; nobody else's. */
export async function findOwnByNumber(
  db: Database,
  own: { customerId: number; brandId: number | null; numberKey: string },
): Promise<OrderFacts | undefined> {
  const { customerId, brandId, numberKey } = own;
  const rows = db
    .selectFrom("orders")
    .selectAll()
    .where("customerId", "=", customerId)
    .where("numberKey", "=", numberKey);
  const row = brandId === null ? rows : rows.where("brandId", "=", brandId);
  return (await row.orderBy("placedAt", "desc").limit(1).executeTakeFirst()) as OrderFacts | undefined;
}

/** True when a brand's shop ever told of an order. */
export async function anyOrder(db: Database, brandId: number): Promise<boolean> {
  const row = db.selectFrom("orders").select("id").where("brandId", "=", brandId).limit(1);
  return (await row.executeTakeFirst()) !== undefined;
}

/** Gives all orders of one person to another. @returns their ids */
export async function moveOrders(db: Database, from: number, to: number): Promise<number[]> {
  const rows = db.updateTable("orders").set({ customerId: to }).where("customerId", "=", from).returning("id");
  return (await rows.execute()).map(({ id }) => id);
}

/** Gives those of these orders that `from` still has to `to`. */
export async function giveOrdersBack(db: Database, from: number, to: number, ids: readonly number[]): Promise<void> {
  await sql`
    update orders set customer_id = ${to} where id = any(${[...ids]}::bigint[]) and customer_id = ${from}
  `.execute(db);
}
