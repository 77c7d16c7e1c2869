import type { ReplyTarget } from "../conversations/index.ts";

/** A way to write to the customer of a case alone: never where others read along. */
export function privateWay(target: ReplyTarget | undefined): ReplyTarget["others"][number] | undefined {
  return target?.public ? target.others.find(({ canSend, optedOut }) => canSend && !optedOut) : target;
}
