import type { Locale } from "../../../shared/contract/common.ts";
import type { CallRow } from "./store/calls.ts";

/** A call as words, for lists, the search and the customer's own page; what became of it stands beside them. */
export function callWords(
  language: Locale,
  { direction, number, topic, orderNumber }: Pick<CallRow, "direction" | "number" | "topic" | "orderNumber">,
): string {
  const zh = language === "zh-CN";
  const who = number ?? (zh ? "号码未显示" : "number withheld");
  const first =
    direction === "in" ? (zh ? `来电：${who}` : `Call from ${who}`) : zh ? `去电：${who}` : `Call to ${who}`;
  return [
    first,
    topic === null ? "" : zh ? `事项：${topic}` : `About: ${topic}`,
    orderNumber === null ? "" : zh ? `订单号：${orderNumber}` : `Order number: ${orderNumber}`,
  ]
    .filter(Boolean)
    .join("\n");
}

/** A call from the chat as words; who called reads them in the thread, so they are in their language. */
export function browserCallWords(language: Locale): string {
  return language === "zh-CN" ? "语音通话" : "Voice call";
}
