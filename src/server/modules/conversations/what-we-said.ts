import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { acknowledgementsOf, lastOutgoing, lastWordOf, lockText } from "./store/what-we-said.ts";

/** When something was last said to the customer in a case; null for never. */
export async function lastSaidAt(ctx: Ctx, caseId: number): Promise<Date | null> {
  return lastOutgoing(ctx.db, caseId);
}

/** When something was last said in a case, by whomever; null where nothing was. */
export async function lastWordAt(ctx: Ctx, caseId: number): Promise<Date | null> {
  return lastWordOf(ctx.db, caseId);
}

/** Lets nobody else in until the transaction ends who asks for the same address. */
export async function lockAddress(ctx: Ctx, address: string): Promise<void> {
  await lockText(ctx.db, `address ${address}`);
}

/** How many acknowledgements went to an address of a person since a time. */
export async function acknowledgementsSince(
  ctx: Ctx,
  to: { customerId: number; address: string },
  since: Date,
): Promise<number> {
  const lists = await acknowledgementsOf(ctx.db, to.customerId, since);
  const same = (address: string) => (canonicalMailAddress(address) ?? address) === to.address;
  return lists.filter((list) => list.some(({ address }) => same(address))).length;
}
