import type { Locale } from "../../../../shared/contract/common.ts";
import type { Fact } from "../../../../shared/flows/index.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { isUnderWay, orderOfCustomer, ordersOfCustomer, type WholeOrder } from "../../orders/index.ts";
import type { FlowLookup } from "./ports.ts";

const MOST_OFFERED = 5;
const nothing = { found: false, facts: {} };

/** What the customer ordered last; a question for an order number behind it offers these. */
export const myOrders: FlowLookup = {
  name: "my_orders",
  inputs: [],
  outputs: ["count", "list", "offers", "newest_number"],
  run: async (ctx, { customerId }) => {
    if (customerId === null) return nothing;
    const orders = await ordersOfCustomer(ctx, { customerId, brandId: null }, MOST_OFFERED);
    const [newest] = orders;
    if (!newest) return nothing;
    const offers = orders.map(titleOf);
    const line = (order: WholeOrder, locale: Locale) =>
      `- ${titleOf(order)} · ${wordsOf(locale)(`orders.state.${order.state}`)}`;
    return {
      found: true,
      facts: {
        count: String(orders.length),
        list: inBoth((locale) => orders.map((order) => line(order, locale)).join("\n")),
        offers: offers.join("\n"),
        newest_number: newest.number,
      },
    };
  },
};

/** An order by the number that was answered to the question `order`; only the customer's own is found. */
export const oneOrder: FlowLookup = {
  name: "order",
  inputs: ["order"],
  outputs: ["number", "state", "items", "sent", "delivered", "late", "carrier", "tracking_number", "expected"],
  run: async (ctx, { customerId, known }) => {
    const { order: number } = known;
    if (customerId === null || typeof number !== "string") return nothing;
    const order = await orderOfCustomer(ctx, { customerId, brandId: null }, number);
    if (!order) return nothing;
    const { timeZone } = await getBrand(ctx, order.brandId);
    const day = (at: Date, locale: Locale) =>
      new Intl.DateTimeFormat(locale, { timeZone, dateStyle: "full" }).format(at);
    const parcel = order.shipments.findLast(({ state }) => state !== "preparing");
    const { due } = order;
    const yes = (fact: boolean) => (fact ? "yes" : "no");
    return {
      found: true,
      facts: {
        number: order.number,
        state: inBoth((locale) => wordsOf(locale)(`orders.state.${order.state}`)),
        items: order.lines.map(({ name }) => plain(name)).join(", "),
        sent: yes(order.state === "shipped" || !isUnderWay(order.state) || parcel !== undefined),
        delivered: yes(order.state === "delivered"),
        late: yes(order.late),
        carrier: plain(parcel?.carrier ?? ""),
        tracking_number: plain(parcel?.trackingNumber ?? ""),
        expected: due === null ? "" : inBoth((locale) => day(due, locale)),
      },
    };
  },
};

/** Number and first item, in one line. */
function titleOf({ number, lines }: WholeOrder): string {
  const [first] = lines;
  return plain(first ? `${number} · ${[...first.name].slice(0, 40).join("")}` : number);
}

/** A shop's words in a line: what begins a new one, or turns the direction, would be read as something else. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
}

function inBoth(say: (locale: Locale) => string): Fact {
  return { "zh-CN": say("zh-CN"), en: say("en") };
}
