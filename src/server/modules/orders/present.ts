import type { CustomerOrder, OrderDetail, OrderRow, ShipmentView } from "../../../shared/contract/orders.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { brandRefs, getBrand } from "../brands/index.ts";
import { customerRefs } from "../customers/index.ts";
import { dueOf, isLate } from "./policy.ts";
import type { OrderFacts } from "./store/orders.ts";
import {
  type LineFacts,
  linesOf,
  type ShipmentEventFacts,
  type ShipmentFacts,
  shipmentEventsOf,
  shipmentsOf,
} from "./store/parts.ts";

/** An order with all that belongs to it. */
export type WholeOrder = OrderFacts & {
  lines: LineFacts[];
  shipments: (ShipmentFacts & { /** newest first */ events: ShipmentEventFacts[] })[];
  due: Date | null;
  late: boolean;
};

/** Puts orders together with their lines and shipments. */
export async function wholeOrders(ctx: Ctx, rows: readonly OrderFacts[]): Promise<WholeOrder[]> {
  const ids = rows.map(({ id }) => id);
  const [lines, shipments] = await Promise.all([linesOf(ctx.db, ids), shipmentsOf(ctx.db, ids)]);
  const events = Map.groupBy(
    await shipmentEventsOf(
      ctx.db,
      shipments.map(({ id }) => id),
    ),
    ({ shipmentId }) => shipmentId,
  );
  const linesBy = Map.groupBy(lines, ({ orderId }) => orderId);
  const shipmentsBy = Map.groupBy(shipments, ({ orderId }) => orderId);
  const days = await dayIn(ctx, rows);
  return rows.map((row) => {
    const own = (shipmentsBy.get(row.id) ?? []).map((one) => ({ ...one, events: events.get(one.id) ?? [] }));
    const late = isLate(row, own, ctx.now(), days.get(row.brandId)!);
    return { ...row, lines: linesBy.get(row.id) ?? [], shipments: own, due: dueOf(row, own), late };
  });
}

/** The day of a moment where each brand is, as text that can be compared. */
async function dayIn(ctx: Ctx, rows: readonly OrderFacts[]): Promise<Map<number, (at: Date) => string>> {
  const days = new Map<number, (at: Date) => string>();
  for (const brandId of new Set(rows.map((row) => row.brandId))) {
    const { timeZone } = await getBrand(ctx, brandId);
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
    days.set(brandId, (at) => format.format(at));
  }
  return days;
}

/** Orders for colleagues. */
export async function presentOrders(ctx: Ctx, orders: readonly WholeOrder[]): Promise<OrderRow[]> {
  const brands = await brandRefs(
    ctx,
    orders.map(({ brandId }) => brandId),
  );
  const customers = await customerRefs(
    ctx,
    orders.flatMap(({ customerId }) => customerId ?? []),
  );
  return orders.map((order) => ({
    id: order.id,
    number: order.number,
    brand: brands.get(order.brandId)!,
    customer: customers.get(order.customerId ?? 0) ?? null,
    state: order.state,
    late: order.late,
    currency: order.currency,
    total: order.total,
    placedAt: order.placedAt.toISOString(),
    estimatedAt: order.due?.toISOString() ?? null,
    lines: order.lines.map(({ sku, name, quantity }) => ({ sku, name, quantity })),
  }));
}

/** All of one order for colleagues. */
export async function presentDetail(ctx: Ctx, order: WholeOrder, cases: OrderDetail["cases"]): Promise<OrderDetail> {
  const [row] = await presentOrders(ctx, [order]);
  const { externalId, name, mail, phone, updatedAt } = order;
  const shipments = order.shipments.map((one) => ({ id: one.id, ...presentShipment(one) }));
  return { ...row!, externalId, name, mail, phone, shipments, cases, updatedAt: updatedAt.toISOString() };
}

/** An order for its customer: no ids, no addresses. */
export function presentToCustomer(order: WholeOrder): CustomerOrder {
  return {
    number: order.number,
    state: order.state,
    late: order.late,
    placedAt: order.placedAt.toISOString(),
    estimatedAt: order.due?.toISOString() ?? null,
    lines: order.lines.map(({ name, quantity }) => ({ name, quantity })),
    shipments: order.shipments.map(presentShipment),
  };
}

function presentShipment(one: WholeOrder["shipments"][number]): Omit<ShipmentView, "id"> {
  return {
    carrier: one.carrier,
    trackingNumber: one.trackingNumber,
    trackingUrl: one.trackingUrl,
    state: one.state,
    shippedAt: one.shippedAt?.toISOString() ?? null,
    estimatedAt: one.estimatedAt?.toISOString() ?? null,
    deliveredAt: one.deliveredAt?.toISOString() ?? null,
    events: one.events.map(({ at, words, place }) => ({ at: at.toISOString(), words, place })),
  };
}
