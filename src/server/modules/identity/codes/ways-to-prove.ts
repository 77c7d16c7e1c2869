import type { CodeWay } from "../../../../shared/contract/identity.ts";
import { channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { type ReplyTarget, replyTargets } from "../../conversations/index.ts";
import { handlesOf, type KnownHandle } from "../../customers/index.ts";

/** A way by which a code may go to the customer of a case. */
export type WayToProve = { handle: KnownHandle; accountId: number; channel: string; paid: boolean };

/**
 * The ways to send a code to the customer of a case: to an address of theirs that is open for our words, and that they
 * want to be written to at. In a chat on a page whoever writes would be handed the code.
 */
export async function waysToProve(ctx: Ctx, about: { id: number; customerId: number }): Promise<WayToProve[]> {
  const target = (await replyTargets(ctx, [about.id])).get(about.id);
  const handles = (await handlesOf(ctx, [about.customerId])).get(about.customerId) ?? [];
  if (!target) return [];
  return [target, ...target.others].flatMap((way): WayToProve[] => {
    const address = way.to[0]?.address;
    // What is read on the customer's own page has no account: whoever sees that page would be handed the code.
    if (way.accountId === null || address === undefined || !isOpen(way)) return [];
    const adapter = channelOf(way.channel);
    if (adapter.capabilities.live) return [];
    const canonical = adapter.canonicalAddress(address) ?? address;
    const handle = handles.find((one) => one.kind === adapter.handleKind && one.address === canonical);
    return handle ? [{ handle, accountId: way.accountId, channel: way.channel, paid: way.paid }] : [];
  });
}

function isOpen(way: Pick<ReplyTarget, "canSend" | "optedOut" | "session">): boolean {
  return way.canSend && !way.optedOut && way.session?.open !== false && way.session?.left !== 0;
}

/** An address as people call it. What only machines read says nothing to a person: there the name stands for it. */
export function readable({ display, address, name }: KnownHandle, channel: string): string {
  const { handleKind } = channelOf(channel);
  return handleKind === channel && handleKind !== "mail" && name ? name : display || address;
}

/** A way as the desk offers it. */
export function presentWay({ handle, accountId, channel, paid }: WayToProve): CodeWay {
  const { id: handleId, verifiedAt, createdAt } = handle;
  return {
    handleId,
    accountId,
    channel,
    paid,
    display: readable(handle, channel),
    verified: verifiedAt !== null,
    knownSince: createdAt.toISOString(),
  };
}
