import type { Ctx } from "../../../kernel/ctx.ts";
import { openCasesNaming, type WholeOrder } from "../../orders/index.ts";
import type { Turning } from "../move.ts";
import { harmless } from "../understand/answering.ts";
import { promisedIn, timeZoneFor } from "./promised-in.ts";

const MOST_SHIPMENTS = 3;
const LONGEST_TITLE = 40;

/** An order in a line to choose from. */
export function titleOf({ number, lines }: WholeOrder): string {
  const [first] = lines;
  if (!first) return number;
  const name = [...harmless(first.name)].slice(0, LONGEST_TITLE).join("");
  return `${number} · ${name}${lines.length > 1 ? " …" : ""}`;
}

/** An order in plain steps: what, where it is, by when, the last of each parcel, and what was promised about it. */
export async function wordsOfOrder(tx: Ctx, turning: Turning, order: WholeOrder, customerId: number): Promise<string> {
  const { dialogue, say } = turning;
  const timeZone = await timeZoneFor(tx, turning, customerId);
  const day = (at: Date) => new Intl.DateTimeFormat(dialogue.locale, { dateStyle: "full", timeZone }).format(at);
  const moment = (at: Date) =>
    new Intl.DateTimeFormat(dialogue.locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
  const lines = [`${titleOf(order)}${say("robot.orders.colon")}${say(`orders.state.${order.state}`)}`];
  for (const shipment of order.shipments.slice(0, MOST_SHIPMENTS)) {
    const { carrier, trackingNumber, trackingUrl, state, estimatedAt, deliveredAt, events } = shipment;
    const who = [carrier, trackingNumber].flatMap((word) => (word ? [harmless(word)] : [])).join(" ");
    const parts = [say(`orders.shipment.${state}`)];
    if (state === "delivered" && deliveredAt)
      parts.push(say("robot.orders.deliveredAt", { time: moment(deliveredAt) }));
    else if (estimatedAt) parts.push(say("robot.orders.due", { day: day(estimatedAt) }));
    lines.push(`– ${who}${who && say("robot.orders.colon")}${parts.join(say("robot.orders.comma"))}`);
    const [last] = events;
    if (last) {
      const where = last.place ? ` (${harmless(last.place)})` : "";
      lines.push(`  ${moment(last.at)} ${harmless(last.words)}${where}`);
    }
    if (trackingUrl && state !== "delivered") lines.push(`  ${trackingUrl}`);
  }
  const dated = order.shipments.some(({ estimatedAt }) => estimatedAt !== null);
  if (order.due && !dated) lines.push(`– ${say("robot.orders.due", { day: day(order.due) })}`);
  for (const caseId of await openCasesNaming(tx, order.id, customerId)) {
    if (caseId !== dialogue.caseId) lines.push(...(await promisedIn(tx, turning, caseId, timeZone)));
  }
  return lines.join("\n");
}
