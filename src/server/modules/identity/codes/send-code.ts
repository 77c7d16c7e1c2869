import { addressToWrite, channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor } from "../../../kernel/words.ts";
import { audit } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import { getCase } from "../../cases/index.ts";
import { HIDDEN, sendMessage } from "../../conversations/index.ts";
import { localeOf } from "../../customers/index.ts";
import { codeNoWay } from "../errors.ts";
import { codeSent } from "../events.ts";
import { settleCode } from "../store/codes.ts";
import { codeText } from "./code-text.ts";
import { proofOf, reserveCode } from "./issue-code.ts";
import { newCode } from "./policy.ts";
import { readable, waysToProve } from "./ways-to-prove.ts";

/**
 * Sends a code to an address of a case's customer: whoever speaks with us in the case and has it is the customer. Nobody of
 * ours can read it.
 * @throws cases.not_found, identity.code_no_way, identity.codes_too_often
 */
export async function sendCode(
  ctx: Ctx,
  caseId: number,
  chosen: { handleId: number; accountId: number },
): Promise<void> {
  const about = await getCase(ctx, caseId);
  const ways = await waysToProve(ctx, about);
  const way = ways.find(({ handle, accountId }) => handle.id === chosen.handleId && accountId === chosen.accountId);
  if (!way) throw codeNoWay();
  const { handle, accountId, channel } = way;
  const brand = await getBrand(ctx, about.brandId);
  const reader = (await localeOf(ctx, [about.customerId])).get(about.customerId);
  const locale = reader?.locale ?? localeFor(about.language) ?? localeFor(brand.locale) ?? "zh-CN";
  const brandName = brand.names[locale] || brand.name;
  const isLetter = channelOf(channel).capabilities.html;
  const { subject, text } = codeText({ locale, brandName, word: HIDDEN, caseId, isLetter });
  const { customerId } = about;
  await ctx.tx(async (tx) => {
    const to = { ...handle, display: readable(handle, channel) };
    const wanted = { purpose: "case" as const, caseId, customerId, handle: to, channel, messageId: null };
    const { id, expiresAt } = await reserveCode(tx, wanted);
    const word = newCode();
    const messageId = await sendMessage(tx, {
      caseId,
      customerId,
      accountId,
      kind: "code",
      recipients: { to: [{ address: addressToWrite(handle), name: handle.name }], cc: [], bcc: [] },
      subject,
      text,
      hiddenWord: { word, until: expiresAt },
      authorId: ctx.actor.kind === "staff" ? ctx.actor.id : null,
      delayMs: 0,
      automatic: true,
    });
    await settleCode(tx.db, { id, messageId, codeProof: proofOf(tx, id, word) });
    const details = { handle: `${handle.kind}:${handle.address}`, channel };
    await audit(tx, { action: "identity.code_sent", subject: { kind: "case", id: caseId }, details });
    tx.emit(codeSent, { channel, expiresAt: expiresAt.toISOString() }, { caseId, customerId });
  });
}
