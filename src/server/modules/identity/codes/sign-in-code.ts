import { randomBytes } from "node:crypto";
import { addressToWrite, channelOf, type Handle } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor } from "../../../kernel/words.ts";
import { audit } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import { accountsFor, sendOutsideCases } from "../../conversations/index.ts";
import { customersOfHandles, handleKey, handlesOf, hasOptedOut, localeOf } from "../../customers/index.ts";
import { codeText } from "./code-text.ts";
import { makeCode } from "./issue-code.ts";
import { CODE_MS, codeIn } from "./policy.ts";
import { tryCode } from "./try-code.ts";

/**
 * Sends a code to an address by which somebody wants to sign in. For an address that nobody has, that no account of the
 * brand reaches, or whose person wants no messages there, the answer is the same and nothing is sent: it tells nobody
 * whom we know.
 *
 * @param handle canonical, as `canonicalAddress` of its channel makes it
 * @throws identity.codes_too_often
 */
export async function issueCode(
  ctx: Ctx,
  { handle, brandId }: { handle: Pick<Handle, "kind" | "address">; brandId: number },
): Promise<{ id: string; expiresAt: Date }> {
  const nothing = { id: randomBytes(18).toString("base64url"), expiresAt: new Date(ctx.now().getTime() + CODE_MS) };
  const customerId = (await customersOfHandles(ctx, [handle])).get(handleKey(handle));
  if (customerId === undefined) return nothing;
  const own = (await handlesOf(ctx, [customerId])).get(customerId) ?? [];
  const known = own.find(({ kind, address }) => kind === handle.kind && address === handle.address);
  const account = (await accountsFor(ctx, brandId)).find(
    ({ canSend, channel }) => canSend && channelOf(channel).handleKind === handle.kind,
  );
  if (!known || !account || (await hasOptedOut(ctx, { ...handle, channel: account.channel }))) return nothing;
  const brand = await getBrand(ctx, brandId);
  const locale = (await localeOf(ctx, [customerId])).get(customerId)?.locale ?? localeFor(brand.locale) ?? "zh-CN";
  const brandName = brand.names[locale] || brand.name;
  const { channel, id: accountId } = account;
  const isLetter = channelOf(channel).capabilities.html;
  return makeCode(
    ctx,
    { purpose: "sign-in", caseId: null, customerId, handle: known, channel },
    async (tx, { id, word, until }) => {
      const words = codeText({ locale, brandName, word, caseId: null, isLetter });
      // A screen that is locked shows subjects.
      const address = addressToWrite(known);
      sendOutsideCases(tx, id, { accountId, address, ...words, senderName: brandName, until });
      const subject = { kind: "customer", id: customerId };
      await audit(tx, { action: "identity.code_sent", subject, details: { handle: handleKey(handle), channel } });
      return null;
    },
  );
}

/**
 * Checks a code that somebody wants to sign in with. Each call counts as a try, so it is never part of a transaction that
 * may be undone.
 * @returns whose it is now, and by which address; else how often one may still try
 */
export async function checkCode(
  ctx: Ctx,
  { id, code }: { id: string; code: string },
): Promise<{ ok: true; customerId: number; handle: Pick<Handle, "kind" | "address"> } | { ok: false; left: number }> {
  const tried = await tryCode(ctx, id, codeIn(code) ?? "", "sign-in");
  if (!tried.ok) return tried;
  const handle = { kind: tried.code.handleKind, address: tried.code.handleAddress };
  const customerId = (await customersOfHandles(ctx, [handle])).get(handleKey(handle));
  if (tried.code.purpose !== "sign-in" || customerId === undefined) return { ok: false, left: 0 };
  const subject = { kind: "customer", id: customerId };
  await audit(ctx, { action: "identity.code_tried", subject, details: { handle: handleKey(handle), ok: true } });
  return { ok: true, customerId, handle };
}
