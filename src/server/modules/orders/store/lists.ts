import { type RawBuilder, sql } from "kysely";
import type { Database } from "../../../kernel/db/pool.ts";
import type { OrderFacts } from "./orders.ts";

type Before = readonly [string, number] | null;

/** Orders, newest first; of one customer, or of all. */
export async function newestOrders(
  db: Database,
  { customerId, brandId, before, limit }: { customerId?: number; brandId?: number; before: Before; limit: number },
): Promise<OrderFacts[]> {
  const of = customerId === undefined ? sql`true` : sql`customer_id = ${customerId}`;
  const brand = brandId === undefined ? sql`true` : sql`brand_id = ${brandId}`;
  const { rows } = await sql<OrderFacts>`
    select * from orders where ${of} and ${brand} ${older(before)} order by placed_at desc, id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Orders that a case is about, newest first. */
export async function ordersOfCases(db: Database, caseIds: readonly number[]): Promise<OrderFacts[]> {
  const { rows } = await sql<OrderFacts>`
    select * from orders where id in (select order_id from case_orders where case_id = any(${[...caseIds]}::bigint[]))
    order by placed_at desc, id desc
  `.execute(db);
  return rows;
}

/** Orders whose mail address, phone or tracking number is this, the last known first. */
export async function ordersMarked(
  db: Database,
  { mail, phone, tracking }: { mail: string | null; phone: string | null; tracking: string },
  before: number | null,
  limit: number,
): Promise<OrderFacts[]> {
  const place = (column: RawBuilder<unknown>) => (before === null ? sql`` : sql`and ${column} < ${before}`);
  const id = sql.ref("id");
  const orderId = sql.ref("order_id");
  const { rows } = await sql<OrderFacts>`
    select * from orders where id in (
      (select id from orders where mail = ${mail} ${place(id)} order by mail, id desc limit ${limit})
      union all (select id from orders where phone = ${phone} ${place(id)} order by phone, id desc limit ${limit})
      union all (select order_id from shipments where tracking_key = ${tracking} ${place(orderId)}
        order by tracking_key, order_id desc limit ${limit})
    ) order by id desc limit ${limit}
  `.execute(db);
  return rows;
}

/** Orders whose number begins so, in the order of numbers. */
export async function ordersNumbered(
  db: Database,
  beginning: string,
  after: { key: string; id: number } | null,
  limit: number,
): Promise<OrderFacts[]> {
  const pattern = `${beginning.replace(/[\\%_]/g, "\\$&")}%`;
  const place = after
    ? sql`and number_key ~>=~ ${after.key} and (number_key ~>~ ${after.key} or id > ${after.id})`
    : sql``;
  const { rows } = await sql<OrderFacts>`
    select * from orders where number_key like ${pattern} ${place}
    order by number_key using ~<~, id limit ${limit}
  `.execute(db);
  return rows;
}

function older(before: Before) {
  return before === null ? sql`` : sql`and (placed_at, id) < (${before[0]}::timestamptz, ${before[1]})`;
}
