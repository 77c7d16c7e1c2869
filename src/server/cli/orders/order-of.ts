import type { PutOrder, PutShipment } from "../../../shared/contract/orders.ts";
import { readMoney } from "../../../shared/money.ts";

/** A line of the table, by the names of its columns. */
export type Row = Partial<Record<string, string>>;

const columns = [
  ...["number", "external_id", "placed_at", "state", "currency", "total", "expected_at"],
  ...["customer_name", "customer_mail", "customer_phone", "sku", "item", "quantity"],
  ...["carrier", "tracking_number", "tracking_url", "shipment_state", "shipped_at", "estimated_at", "delivered_at"],
];

export function unknownColumns(names: readonly string[]): string[] {
  return names.filter((name) => name !== "" && !columns.includes(name));
}

/**
 * The order of these lines, or what is wrong with them. What is said of the whole order may stand on each line or on the
 * first; lines with the same carrier and tracking number are one parcel.
 */
export function orderOf(rows: readonly Row[]): PutOrder | string {
  const faults: string[] = [];
  const text = (row: Row, name: string) => row[name]?.trim() || null;
  const whole = (name: string) => rows.map((row) => text(row, name)).find((value) => value !== null) ?? null;
  const time = (value: string | null, name: string) => {
    if (value === null) return null;
    const at = timeIn(value);
    if (at === null) faults.push(`${name} is no time: write 2026-03-09T14:05:00+08:00`);
    return at;
  };
  const placedAt = time(whole("placed_at"), "placed_at");
  if (placedAt === null && faults.length === 0) faults.push("placed_at is missing");
  const currency = whole("currency");
  const amount = whole("total");
  const total = amount === null ? null : currency === null ? null : readMoney(amount, currency);
  if (amount !== null && total === null) faults.push("total is no amount of its currency");
  const lines = rows.flatMap((row) => {
    const name = text(row, "item") ?? text(row, "sku");
    const count = text(row, "quantity") ?? "1";
    if (!/^\d{1,6}$/.test(count) || Number(count) < 1) faults.push(`quantity ${count} is no number of pieces`);
    return name === null ? [] : [{ sku: text(row, "sku"), name, quantity: Number(count) }];
  });
  const parcels = new Map<string, PutShipment>();
  for (const row of rows) {
    const [carrier, trackingNumber] = [text(row, "carrier"), text(row, "tracking_number")];
    const shippedAt = time(text(row, "shipped_at"), "shipped_at");
    if (carrier === null && trackingNumber === null && shippedAt === null) continue;
    const state = text(row, "shipment_state");
    parcels.set(`${carrier} ${trackingNumber}`, {
      carrier,
      trackingNumber,
      trackingUrl: text(row, "tracking_url"),
      ...(state !== null && { state: state as NonNullable<PutShipment["state"]> }),
      shippedAt,
      estimatedAt: time(text(row, "estimated_at"), "estimated_at"),
      deliveredAt: time(text(row, "delivered_at"), "delivered_at"),
    });
  }
  const estimatedAt = time(whole("expected_at"), "expected_at");
  if (faults.length > 0 || placedAt === null) return [...new Set(faults)].join("; ");
  const state = whole("state");
  return {
    externalId: whole("external_id"),
    placedAt,
    ...(state !== null && { state: state as NonNullable<PutOrder["state"]> }),
    currency,
    total,
    estimatedAt,
    customer: { name: whole("customer_name"), mail: whole("customer_mail"), phone: whole("customer_phone") },
    lines,
    shipments: [...parcels.values()],
  };
}

/** A day, or a moment with its offset; without one, two machines would read two times. */
function timeIn(text: string): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (!day && !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(text)) return null;
  const at = new Date(day ? `${text}T12:00:00Z` : text.replace(" ", "T"));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
