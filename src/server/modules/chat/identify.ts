import { createHmac, timingSafeEqual } from "node:crypto";
import type { Static } from "typebox";
import type { ChatPass, Identify } from "../../../shared/contract/chat.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { claimHandle, customersOfHandles, proveHandle } from "../customers/index.ts";
import { signatureWrong } from "./errors.ts";
import type { OpenedChat } from "./open-chat.ts";
import { becomeUser, saveVisitor } from "./store/visitors.ts";
import { handleOf, kindOf, mailOf, passFor, type Visitor } from "./visitor.ts";
import { userAddress } from "./visitor-token.ts";

/**
 * Somebody is signed in at the shop, which vouches for their id: their thread is the user's from now on, on every page and
 * device. What they wrote here before as a stranger goes along, unless it is another user's already: on a browser that
 * several people use nobody gets to read what was not theirs. Name and address are not signed, and prove nothing.
 *
 * @param before whose token this browser has
 * @throws chat.signature_wrong
 */
export async function identify(
  ctx: Ctx,
  chat: OpenedChat,
  input: Static<typeof Identify>,
  before: Visitor | null,
): Promise<ChatPass> {
  if (!isVouchedFor(chat.config.userSecret, input)) throw signatureWrong();
  return ctx.tx(async (tx) => {
    const row = await saveVisitor(
      tx.db,
      {
        accountId: chat.account.id,
        address: userAddress(chat.account.id, input.id),
        name: input.name?.trim() || null,
        email: mailOf(input.email),
        locale: input.locale,
      },
      tx.now(),
    );
    if (before && !before.isUser && (await becomeUser(tx.db, before.row.id, row.id))) {
      const former = { kind: kindOf(before.row.address), address: before.row.address };
      const [customerId] = (await customersOfHandles(tx, [former])).values();
      if (customerId !== undefined && (await claimHandle(tx, customerId, handleOf({ row })))) await proveUser(tx, row);
    }
    return passFor(tx, row);
  });
}

/** Writes down that a user's handle is proven: the shop signed its id. */
export async function proveUser(ctx: Ctx, row: { address: string; accountId: number }): Promise<void> {
  await proveHandle(ctx, { kind: "user", address: row.address }, { by: "signature", accountId: row.accountId });
}

function isVouchedFor(secret: string | undefined, { id, signature }: { id: string; signature: string }): boolean {
  if (!secret) return false;
  const expected = createHmac("sha256", secret).update(id).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
