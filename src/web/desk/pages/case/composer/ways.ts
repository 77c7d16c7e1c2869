import type { ReplyWay } from "../../../../../shared/contract/conversations.ts";
import { smsParts } from "../../../../../shared/sms-parts.ts";

/** Names one way among those of a case. */
export function wayKey(way: Pick<ReplyWay, "accountId" | "to">): string {
  return `${way.accountId ?? ""}:${way.to[0]?.address ?? ""}`;
}

/** What a channel makes of a text with files. */
export type Fit = {
  /** messages it goes out in, as they are billed */
  parts: number;
  /** why it would be refused; null when it would not */
  problem: "optedOut" | "session" | "length" | "files" | null;
};

/** Tells before sending what the channel would say after it. A template goes out when words of one's own do not. */
export function fitOf(way: ReplyWay, text: string, files: number, byTemplate = false): Fit {
  if (byTemplate) return { parts: 1, problem: way.optedOut ? "optedOut" : null };
  const words = text.trim();
  const length = way.lengthInBytes ? new TextEncoder().encode(words).length : [...words].length;
  const pieces = way.maxLength === null || length === 0 ? 1 : Math.ceil(length / way.maxLength);
  const parts = way.countedAs === "sms" ? smsParts(words).parts : pieces;
  const tooMany = way.session?.left != null && parts + files > Math.max(1, way.session.left);
  const problem = way.optedOut
    ? "optedOut"
    : way.session?.open === false || tooMany
      ? "session"
      : pieces > 1 && !way.splits
        ? "length"
        : files > 0 && !way.attachments
          ? "files"
          : null;
  return { parts, problem };
}
