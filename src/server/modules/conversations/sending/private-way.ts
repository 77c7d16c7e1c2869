import type { ReplyTarget, Way } from "./reply-targets.ts";

/** A way to write to the customer of a case alone: never where others read along. */
export function privateWay(target: ReplyTarget | undefined): Way | undefined {
  return target?.public ? target.others.find(({ canSend, optedOut }) => canSend && !optedOut) : target;
}

/**
 * A way for what nobody waits for, such as a question of ours: one that is open now and not unwelcome, or none. What cannot
 * leave would only stand in the outbox.
 */
export function noticeWay(target: ReplyTarget | undefined): Way | undefined {
  if (!target) return undefined;
  const isOpen = (way: Way) => !way.public && !way.optedOut && way.session?.open !== false && way.to.length > 0;
  return isOpen(target) ? target : target.others.find((way) => way.canSend && isOpen(way));
}
