import type { OrderRow } from "../../../../shared/contract/orders.ts";

/** What was ordered, in a line: `Desk lamp, Bulb × 2`. */
export function itemsOf({ lines }: Pick<OrderRow, "lines">): string {
  return lines.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name)).join(", ");
}
