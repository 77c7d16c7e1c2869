import type { ChannelAccountView } from "../../../../shared/contract/channels.ts";
import type { AccountRow } from "../store/accounts.ts";

type Health = ChannelAccountView["health"];

/**
 * What is known of an account's health, from what its receiver and its sender reported, each about its own half:
 * a mailbox that can be read says nothing about a server that takes no mail.
 */
export function healthOf(row: Pick<AccountRow, "active" | "health">): Health {
  const { lastPollAt, lastMessageAt, lastSentAt, lastError, lastErrorAt, lastSendError, lastSendErrorAt, ...details } =
    row.health;
  const receiving = fault(lastError, lastErrorAt);
  const sending = fault(lastSendError, lastSendErrorAt);
  const newest = [receiving, sending].filter((each) => each !== null).sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  const seenAlive = [lastPollAt, lastMessageAt, lastSentAt].some((time) => typeof time === "string");
  return {
    state: !row.active ? "off" : newest ? "failing" : seenAlive ? "ok" : "unknown",
    lastPollAt: time(lastPollAt),
    lastMessageAt: time(lastMessageAt),
    lastSentAt: time(lastSentAt),
    lastError: newest?.text ?? null,
    lastErrorAt: newest?.at || time(lastErrorAt) || time(lastSendErrorAt),
    details: {
      ...details,
      ...(receiving && { receiveError: receiving.text }),
      ...(sending && { sendError: sending.text }),
    },
  };
}

function fault(text: unknown, at: unknown): { text: string; at: string } | null {
  return typeof text === "string" && text !== "" ? { text, at: time(at) ?? "" } : null;
}

function time(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
