import type { PutOrder, PutShipment } from "../../shared/contract/orders.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { nameOrder, saveOrder } from "../modules/orders/index.ts";
import type { Matter } from "./matter.ts";
import { products } from "./people/products.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The orders that customers wrote about, as the shop would tell of them: where each parcel is fits what became of the matter. */
export async function fillOrders(ctx: Ctx, matters: readonly Matter[]): Promise<void> {
  const told = new Set<string>();
  for (const matter of matters) {
    const { facts, caseIds, blocked, story } = matter;
    const caseId = caseIds[0];
    const isNamed = story.steps.some((step) => "text" in step && step.text.includes("{order}"));
    if (caseId === undefined || blocked || !isNamed || told.has(facts.order!)) continue;
    told.add(facts.order!);
    const { id } = await saveOrder(ctx, { number: facts.order!, order: orderOf(matter, ctx.now().getTime()) });
    await nameOrder(ctx, { caseId, orderId: id, proven: true });
  }
}

function orderOf({ facts, customer, story, random }: Matter, now: number): PutOrder {
  const [, year, month, day] = /^SY(\d\d)(\d\d)(\d\d)/.exec(facts.order!)!;
  const placed = Date.parse(`20${year}-${month}-${day}T10:${random.whole(10, 59)}:00+08:00`);
  const at = products.findIndex(({ names }) => names[story.locale] === facts.product);
  const product = products[at]!;
  return {
    placedAt: iso(placed),
    ...(now - placed < 2 * DAY && { state: "paid" as const }),
    currency: "CNY",
    total: product.price * 100,
    estimatedAt: iso(placed + 5 * DAY),
    customer: { name: customer.name, mail: customer.address },
    lines: [{ sku: `SY-${100 + at}`, name: facts.product!, quantity: 1 }],
    shipments: now - placed < 2 * DAY ? [] : [parcelOf(facts, { placed, now, locale: story.locale })],
  };
}

type Times = { placed: number; now: number; locale: "zh-CN" | "en" };

/** Most are there after five days; of those that are not, every third is stuck on its way. */
function parcelOf(facts: Matter["facts"], { placed, now, locale }: Times): PutShipment {
  const say = (zh: string, en: string) => (locale === "en" ? en : zh);
  const events = [
    { at: iso(placed + DAY), words: say("已揽收", "Picked up"), place: say("杭州", "Hangzhou") },
    {
      at: iso(placed + 1.6 * DAY),
      words: say("离开转运中心", "Left the sorting centre"),
      place: say("杭州", "Hangzhou"),
    },
  ];
  const parcel = { carrier: facts.courier!, trackingNumber: facts.tracking!, shippedAt: iso(placed + DAY) };
  const stuck = Number(facts.tracking!.slice(-1)) % 3 === 0;
  const arrives = placed + 4.2 * DAY;
  if (stuck || arrives > now) return { ...parcel, estimatedAt: iso(placed + 5 * DAY), events };
  const signed = { at: iso(arrives), words: say("已签收", "Delivered"), place: null };
  return { ...parcel, estimatedAt: iso(placed + 5 * DAY), deliveredAt: iso(arrives), events: [...events, signed] };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
