import { type ChannelCapabilities, channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getAccount } from "../channel-accounts/accounts-for.ts";
import { type LastContact, lastContact } from "../store/sessions.ts";

/** Whether a channel lets us write to a person now, and for how long. */
export type Session = { open: boolean; closesAt: Date | null; left: number | null };

const HOUR = 3_600_000;

/** What a channel's rule leaves of a session. Pure. @returns null where the channel has no such rule */
export function sessionNow(rule: ChannelCapabilities["session"], contact: LastContact, now: Date): Session | null {
  if (!rule) return null;
  if (contact.lastInAt === null) return { open: false, closesAt: null, left: 0 };
  const closesAt = new Date(contact.lastInAt.getTime() + rule.hours * HOUR);
  const left = rule.messages === null ? null : Math.max(0, rule.messages - contact.sentSince);
  return { open: now < closesAt && left !== 0, closesAt, left };
}

/** The session of a customer's address with an account; null where the channel has no such rule. */
export async function sessionOf(
  ctx: Ctx,
  who: { customerId: number; accountId: number; channel: string; address: string },
): Promise<Session | null> {
  const { capabilities, sessionOf: ruleOf } = channelOf(who.channel);
  if (!capabilities.session) return null;
  const rule = ruleOf ? ruleOf((await getAccount(ctx, who.accountId)).config) : capabilities.session;
  return rule ? sessionNow(rule, await lastContact(ctx.db, who), ctx.now()) : null;
}

/**
 * Why the channel would not take a message now, by its code; null when it would.
 * @param parts messages of the channel's that it goes out in: half an answer is worse than none
 */
export function sessionFault(
  session: Session | null,
  now: Date,
  parts = 1,
): "session_closed" | "session_used_up" | null {
  if (!session) return null;
  if (session.open) return session.left !== null && parts > session.left ? "session_used_up" : null;
  return session.closesAt !== null && now < session.closesAt ? "session_used_up" : "session_closed";
}
