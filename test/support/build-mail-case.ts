import type { Ctx } from "../../src/server/kernel/ctx.ts";
import { type NewCase, openCases } from "../../src/server/modules/cases/index.ts";
import { addIncoming, type NewIncoming } from "../../src/server/modules/conversations/index.ts";
import { handleKey, resolveHandles } from "../../src/server/modules/customers/index.ts";
import { buildBrand, unique } from "./build.ts";

/** A customer with one mail address. */
export async function buildMailCustomer(ctx: Ctx, given: { name?: string; address?: string } = {}): Promise<number> {
  const address = given.address ?? `customer-${unique()}@example.org`;
  const handle = { kind: "mail", address, display: address, name: given.name ?? null };
  const known = await ctx.tx((tx) => resolveHandles(tx, [handle]));
  return known.get(handleKey(handle))!.customerId;
}

/** A case with one message of its customer, as a channel would open it; events and all. */
export async function buildMailCase(
  ctx: Ctx,
  given: Partial<NewCase> & { text?: string } = {},
): Promise<{ id: number; customerId: number; messageId: number; conversationId: number }> {
  const { text, ...row } = given;
  const customerId = row.customerId ?? (await buildMailCustomer(ctx));
  const brandId = row.brandId ?? (await buildBrand(ctx)).id;
  const at = row.at ?? ctx.now();
  return ctx.tx(async (tx) => {
    const base = { subject: "The parcel never came", channel: "mail", language: "en", teamId: null };
    const [id] = await openCases(tx, [{ ...base, ...row, customerId, brandId, at }]);
    const [added] = await addIncoming(tx, [incoming({ customerId, caseId: id!, text, isNewCase: true, at })]);
    return { id: id!, customerId, ...added! };
  });
}

/** A further message of the customer, as a channel would add it; the case is told by whoever receives. */
export async function buildMessage(
  ctx: Ctx,
  given: { caseId: number; customerId: number; conversationId?: number | null; text?: string; at?: Date },
): Promise<{ messageId: number; conversationId: number }> {
  const [added] = await ctx.tx((tx) =>
    addIncoming(tx, [incoming({ ...given, at: given.at ?? tx.now(), isNewCase: false })]),
  );
  return added!;
}

function incoming(
  given: Pick<NewIncoming, "customerId" | "caseId" | "isNewCase"> & {
    conversationId?: number | null;
    text?: string;
    at: Date;
  },
): NewIncoming {
  return {
    accountId: null,
    channel: "mail",
    handleId: null,
    ...given,
    conversationId: given.conversationId ?? null,
    text: given.text ?? "Where is it?",
    at: given.at,
  };
}
