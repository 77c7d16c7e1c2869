import { randomUUID } from "node:crypto";
import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { sayMoney } from "../../../shared/money.ts";
import { channelOf } from "../../kernel/channel/index.ts";
import { systemActor } from "../../kernel/ctx.ts";
import { keepFiles } from "../../kernel/files/keep-files.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import { getCase } from "../cases/index.ts";
import { accountsFor, sendOutsideCases } from "../conversations/index.ts";
import { getPartner } from "../partners/index.ts";
import { bundleOf } from "./bundle/bundle-of.ts";
import { restOf } from "./policy.ts";
import { findClaim } from "./store/claims.ts";
import { addStep } from "./store/steps.ts";
import { claimPageUrl } from "./token.ts";

const DAY_MS = 86_400_000;

/** Mails a claim to the partner with the evidence and the way to their page, or reminds them of it. */
export const sendClaim = defineJob(
  "claims.send",
  { schema: Type.Object({ claimId: Id, again: Type.Boolean() }) },
  async (ctx, { claimId, again }) => {
    const claim = await findClaim(ctx.db, claimId);
    if (!claim || claim.state === "closed") return;
    const partner = await getPartner(ctx, claim.partnerId);
    const about = await getCase(ctx, claim.caseId);
    const brand = await getBrand(ctx, about.brandId);
    const account = (await accountsFor(ctx, brand.id)).find(
      ({ channel, canSend }) => canSend && channelOf(channel).handleKind === "mail",
    );
    // Without an address or a mail account it is handed over by other ways, from the claim's page.
    if (!partner.email || !account) return;
    const [file] = await keepFiles(ctx, [await bundleOf(ctx, claim, partner.locale)]);
    const say = wordsOf(partner.locale);
    const shop = brand.names[partner.locale] ?? brand.name;
    const due = claim.dueAt?.toLocaleString(partner.locale, {
      timeZone: brand.timeZone,
      dateStyle: "long",
      timeStyle: "short",
    });
    const amount = sayMoney(restOf(claim), claim.currency, partner.locale);
    const what = again ? `remind_${claim.state}` : "ask";
    const values = {
      id: claim.id,
      amount,
      shop,
      due: due ?? "",
      url: claimPageUrl(ctx, claim.id),
      reason: claim.reason,
    };
    await ctx.tx(async (tx) => {
      sendOutsideCases(tx, `claim-${claim.id}-${randomUUID()}`, {
        ...{ accountId: account.id, address: partner.email!, senderName: shop },
        subject: say(`claims.mail.${what}.subject`, values),
        text: say(`claims.mail.${what}.text`, values),
        until: new Date(tx.now().getTime() + 3 * DAY_MS),
        files: [{ name: `claim-${claim.id}.pdf`, type: "application/pdf", sha256: file!.sha256 }],
      });
      const kind = again ? "reminded" : "sent";
      await addStep(tx.as(systemActor("Keepword")), { claimId, kind, words: partner.email, fileSha256: file!.sha256 });
    });
  },
);
