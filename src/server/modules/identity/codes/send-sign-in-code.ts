import { Type } from "typebox";
import { Id } from "../../../../shared/contract/common.ts";
import { addressToWrite, channelOf } from "../../../kernel/channel/index.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { defineJob } from "../../../kernel/jobs/define-job.ts";
import { localeFor } from "../../../kernel/words.ts";
import { audit } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import { accountsFor, sendOutsideCases } from "../../conversations/index.ts";
import { customersOfHandles, handleKey, handlesOf, hasOptedOut, localeOf } from "../../customers/index.ts";
import { type CodeRow, liveCode, sentToPerson, settleCode } from "../store/codes.ts";
import { codeText } from "./code-text.ts";
import { proofOf } from "./issue-code.ts";
import { COUNTED_MS, newCode, waitBefore } from "./policy.ts";

/**
 * Sends a code that somebody asked for, where the address is somebody's, an account of the brand reaches it, and the person
 * wants our words there and has not had too many. The code is made here, so that nothing but its proof is ever kept.
 */
export const sendSignInCode = defineJob(
  "identity.send-sign-in-code",
  { schema: Type.Object({ id: Type.String(), brandId: Id }), maxAttempts: 4 },
  async (ctx, { id, brandId }) => {
    await ctx.tx(async (tx) => {
      const code = await liveCode(tx.db, id, tx.now());
      const way = code && code.codeProof === null ? await wayTo(tx, code, brandId) : null;
      if (!code || !way) return;
      const word = newCode();
      const { known, account, customerId } = way;
      await settleCode(tx.db, { id, customerId, channel: account.channel, codeProof: proofOf(tx, id, word) });
      const brand = await getBrand(tx, brandId);
      const locale = (await localeOf(tx, [customerId])).get(customerId)?.locale ?? localeFor(brand.locale) ?? "zh-CN";
      const brandName = brand.names[locale] || brand.name;
      const isLetter = channelOf(account.channel).capabilities.html;
      // A screen that is locked shows subjects.
      const words = codeText({ locale, brandName, word, caseId: null, isLetter });
      const address = addressToWrite(known);
      const until = code.expiresAt;
      sendOutsideCases(tx, id, { accountId: account.id, address, ...words, senderName: brandName, until });
      const details = { handle: handleKey(known), channel: account.channel };
      await audit(tx, { action: "identity.code_sent", subject: { kind: "customer", id: customerId }, details });
    });
  },
);

async function wayTo(tx: Ctx, { handleKind: kind, handleAddress: address }: CodeRow, brandId: number) {
  const handle = { kind, address };
  const customerId = (await customersOfHandles(tx, [handle])).get(handleKey(handle));
  if (customerId === undefined) return null;
  const own = (await handlesOf(tx, [customerId])).get(customerId) ?? [];
  const known = own.find((one) => one.kind === kind && one.address === address);
  const account = (await accountsFor(tx, brandId)).find(
    ({ canSend, channel }) => canSend && channelOf(channel).handleKind === kind,
  );
  if (!known || !account || (await hasOptedOut(tx, { ...handle, channel: account.channel }))) return null;
  const person = await sentToPerson(tx.db, customerId, new Date(tx.now().getTime() - COUNTED_MS));
  return waitBefore({ handle: [], person, asker: [] }, tx.now()) > 0 ? null : { known, account, customerId };
}
