import type { Ctx } from "../../../kernel/ctx.ts";
import { customersOfHandles, handleKey, handlesOf } from "../../customers/index.ts";
import type { Turning } from "../move.ts";

/** A handle that a shop signs for: whoever writes as it is who it says (docs/channels/webchat.md). */
const SIGNED_KIND = "user";

/**
 * The customer that it is proven to be who speaks: one whom the shop vouches for, or who had the code that was sent to an
 * address of theirs; null for nobody.
 */
export async function provenCustomer(tx: Ctx, { dialogue, incoming }: Turning): Promise<number | null> {
  const { provenKind: kind, provenAddress: address, provenUntil } = dialogue;
  if (kind !== null && address !== null && provenUntil !== null && provenUntil > tx.now()) {
    const handle = { kind, address };
    return (await customersOfHandles(tx, [handle])).get(handleKey(handle)) ?? null;
  }
  const { sender, customerId } = incoming;
  if (sender?.kind !== SIGNED_KIND) return null;
  const handles = (await handlesOf(tx, [customerId])).get(customerId) ?? [];
  const own = handles.find((handle) => handle.kind === SIGNED_KIND && handle.address === sender.address);
  return own?.verifiedAt ? customerId : null;
}

export async function isProven(tx: Ctx, turning: Turning): Promise<boolean> {
  return (await provenCustomer(tx, turning)) !== null;
}
