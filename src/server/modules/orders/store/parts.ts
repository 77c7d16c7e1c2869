import { type Insertable, type Selectable, sql } from "kysely";
import type { ShipmentState } from "../../../../shared/contract/orders.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { OrderLines, ShipmentEvents, Shipments } from "../../../kernel/db/schema.ts";

export type LineFacts = Selectable<OrderLines>;
export type ShipmentFacts = Omit<Selectable<Shipments>, "state"> & { state: ShipmentState };
export type ShipmentEventFacts = Selectable<ShipmentEvents>;
export type NewShipment = Omit<Insertable<Shipments>, "orderId" | "position" | "state"> & {
  state: ShipmentState;
  events: readonly Pick<ShipmentEventFacts, "at" | "words" | "place">[];
};

/** Makes these the lines of an order. */
export async function replaceLines(
  trx: Database,
  orderId: number,
  lines: readonly Omit<LineFacts, "orderId" | "position">[],
): Promise<void> {
  await trx.deleteFrom("orderLines").where("orderId", "=", orderId).execute();
  if (lines.length === 0) return;
  const rows = lines.map((line, position) => ({ ...line, orderId, position }));
  await trx.insertInto("orderLines").values(rows).execute();
}

/** Makes these the shipments of an order; one at the same place keeps its id. */
export async function replaceShipments(trx: Database, orderId: number, list: readonly NewShipment[]): Promise<void> {
  const beyond = trx.deleteFrom("shipments").where("orderId", "=", orderId);
  await beyond.where("position", ">=", list.length).execute();
  for (const [position, { events, ...shipment }] of list.entries()) {
    const { id } = await trx
      .insertInto("shipments")
      .values({ ...shipment, orderId, position })
      .onConflict((conflict) => conflict.columns(["orderId", "position"]).doUpdateSet(shipment))
      .returning("id")
      .executeTakeFirstOrThrow();
    await trx.deleteFrom("shipmentEvents").where("shipmentId", "=", id).execute();
    const rows = events.map((event, place) => ({ ...event, shipmentId: id, position: place }));
    if (rows.length > 0) await trx.insertInto("shipmentEvents").values(rows).execute();
  }
}

export async function linesOf(db: Database, orderIds: readonly number[]): Promise<LineFacts[]> {
  const { rows } = await sql<LineFacts>`
    select * from order_lines where order_id = any(${[...orderIds]}::bigint[]) order by order_id, position
  `.execute(db);
  return rows;
}

export async function shipmentsOf(db: Database, orderIds: readonly number[]): Promise<ShipmentFacts[]> {
  const { rows } = await sql<ShipmentFacts>`
    select * from shipments where order_id = any(${[...orderIds]}::bigint[]) order by order_id, position
  `.execute(db);
  return rows;
}

/** What happened to shipments, newest first. */
export async function shipmentEventsOf(db: Database, shipmentIds: readonly number[]): Promise<ShipmentEventFacts[]> {
  const { rows } = await sql<ShipmentEventFacts>`
    select * from shipment_events where shipment_id = any(${[...shipmentIds]}::bigint[])
    order by shipment_id, at desc, position desc
  `.execute(db);
  return rows;
}
