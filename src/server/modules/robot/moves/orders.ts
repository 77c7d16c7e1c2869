import type { Ctx } from "../../../kernel/ctx.ts";
import {
  isUnderWay,
  knowsOrders,
  nameOrder,
  orderOfCustomer,
  ordersOfCustomer,
  type WholeOrder,
} from "../../orders/index.ts";
import { handOver, type Move, type Turning } from "../move.ts";
import { choiceIn } from "../understand/choice.ts";
import { looksLikeNumber, numbersToTry } from "../understand/order-question.ts";
import { titleOf, wordsOfOrder } from "./order-words.ts";
import { provenCustomer } from "./proven.ts";

/** So much of a question is kept until it can be answered. */
export const MOST_KEPT = 500;
const MOST_LOOKED_AT = 20;
/** People choose by a number up to four. */
const MOST_OFFERED = 4;

/**
 * Where somebody's order is, for who is proven to be who they are. Anybody else is asked for an address, whatever number
 * they know. A shop that tells us of no orders leaves the question to the articles.
 */
export async function whereIsOrder(tx: Ctx, turning: Turning): Promise<Move | null> {
  const { dialogue, say, text } = turning;
  if (!(await knowsOrders(tx, dialogue.brandId))) return null;
  const customerId = await provenCustomer(tx, turning);
  if (customerId !== null) return tellOfOrders(tx, turning, customerId, text);
  const waits = { for: "address", orders: text.slice(0, MOST_KEPT) } as const;
  return { move: "ask_address", reason: "unproven", text: say("robot.askAddress"), waits };
}

/** Goes on where somebody was asked which order they mean. */
export async function chosenOrder(tx: Ctx, turning: Turning): Promise<Move | null> {
  const { dialogue, say, text } = turning;
  if (dialogue.waits?.for !== "order") return null;
  const { offered } = dialogue.waits;
  const choice = choiceIn(text, offered);
  const typed = choice?.kind === "chosen" ? [offered[choice.index]!.number] : choice ? [] : numbersToTry(text);
  if (choice?.kind === "none") {
    return {
      move: "ask_back",
      reason: "which_order",
      text: say("robot.orders.whichNumber"),
      waits: { ...dialogue.waits },
    };
  }
  if (typed.length === 0) return null;
  // The proof may be over since: whoever sits there now is asked again.
  const customerId = await provenCustomer(tx, turning);
  return customerId === null ? whereIsOrder(tx, turning) : tellOfOrders(tx, turning, customerId, typed.join(" "));
}

/** What is told of the orders of a proven customer: the one they mean, or which there are. */
export async function tellOfOrders(tx: Ctx, turning: Turning, customerId: number, question: string): Promise<Move> {
  const { dialogue, say } = turning;
  const own = { customerId, brandId: dialogue.brandId };
  const numbers = numbersToTry(question);
  for (const number of numbers) {
    const order = await orderOfCustomer(tx, own, number);
    if (order) return tell(tx, turning, order, customerId);
  }
  const orders = await ordersOfCustomer(tx, own, MOST_LOOKED_AT);
  const coming = orders.filter(({ state }) => isUnderWay(state));
  const meant = (coming.length > 0 ? coming : orders).slice(0, MOST_OFFERED);
  if (meant.length === 0) {
    const waits = { for: "address", orders: question.slice(0, MOST_KEPT) } as const;
    const choices = [say("robot.toPerson")];
    return { move: "own_matters", reason: "no_order", text: say("robot.orders.none"), choices, waits };
  }
  // Nobody is told whether a number that is not theirs is anybody's.
  const unknown = numbers.some(looksLikeNumber);
  if (meant.length === 1 && !unknown) return tell(tx, turning, meant[0]!, customerId);
  const offered = meant.map((order) => ({ number: order.number, title: titleOf(order) }));
  const lines = offered.map(({ title }, index) => `${index + 1}. ${title}`);
  const choices = [...offered.map(({ title }) => title), say("robot.noneOfThem")];
  return {
    move: "ask_back",
    reason: "which_order",
    text: [...(unknown ? [say("robot.orders.notYours")] : []), say("robot.orders.which"), ...lines].join("\n"),
    choices,
    waits: { for: "order", offered },
  };
}

/** One order, honestly; what is late, or could not be delivered, is a person's matter. */
async function tell(tx: Ctx, turning: Turning, order: WholeOrder, customerId: number): Promise<Move> {
  const { dialogue, say } = turning;
  await nameOrder(tx, { caseId: dialogue.caseId, orderId: order.id, proven: true });
  const text = await wordsOfOrder(tx, turning, order, customerId);
  if (order.late) return handOver("late_order", { text: `${text}\n${say("robot.orders.late")}`, waits: null });
  if (order.shipments.some(({ state }) => state === "failed"))
    return handOver("failed_delivery", { text, waits: null });
  const choices = [say("robot.toPerson")];
  return { move: "own_matters", reason: "order", text, choices, waits: null };
}
