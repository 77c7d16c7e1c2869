import type { OrderState, PutShipment, ShipmentState } from "../../../shared/contract/orders.ts";

/** The form by which order and tracking numbers are compared: whatever people leave out or write small. */
export function numberKey(number: string): string {
  return number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s#_-]+/g, "");
}

/** What a shipment's times say of it, where nobody said it. */
export function shipmentStateOf({ state, shippedAt, deliveredAt, events }: PutShipment): ShipmentState {
  if (state) return state;
  if (deliveredAt) return "delivered";
  if (events?.length) return "in_transit";
  return shippedAt ? "shipped" : "preparing";
}

const left: readonly ShipmentState[] = ["shipped", "in_transit", "out_for_delivery", "failed"];

/** What its shipments say of an order, where nobody said it. */
export function orderStateOf(shipments: readonly { state: ShipmentState }[]): OrderState {
  if (shipments.length === 0) return "placed";
  if (shipments.every(({ state }) => state === "returned")) return "returned";
  if (shipments.every(({ state }) => state === "delivered" || state === "returned")) return "delivered";
  return shipments.some(({ state }) => left.includes(state) || state === "delivered") ? "shipped" : "packed";
}

/** True while something of the order is still to come. */
export function isUnderWay(state: OrderState): boolean {
  return state !== "delivered" && state !== "cancelled" && state !== "returned";
}

type Dated = { state: OrderState; estimatedAt: Date | null };
type DatedShipment = { state: ShipmentState; estimatedAt: Date | null };

/**
 * When the last of what is still to come is to arrive; null when nobody said, or nothing is to come. A parcel's own date
 * counts before that of the order.
 */
export function dueOf(order: Dated, shipments: readonly DatedShipment[]): Date | null {
  const dues = duesOf(order, shipments);
  return dues.length === 0 ? null : new Date(Math.max(...dues));
}

/**
 * True when something should have arrived and did not: the day it was told for is over, where the shop is.
 * @param dayOf the day of a moment there, to be compared as text
 */
export function isLate(
  order: Dated,
  shipments: readonly DatedShipment[],
  now: Date,
  dayOf: (at: Date) => string,
): boolean {
  return duesOf(order, shipments).some((due) => dayOf(new Date(due)) < dayOf(now));
}

function duesOf(order: Dated, shipments: readonly DatedShipment[]): number[] {
  if (!isUnderWay(order.state)) return [];
  const coming = shipments.filter(({ state }) => state !== "delivered" && state !== "returned");
  // All parcels we know of are there, and the order is not: what is missing has the order's date.
  const dates = coming.length === 0 ? [order.estimatedAt] : coming.map((one) => one.estimatedAt ?? order.estimatedAt);
  return dates.flatMap((date) => (date === null ? [] : [date.getTime()]));
}
