import { Type } from "typebox";
import { Id } from "../../../shared/contract/common.ts";
import { sayMoney } from "../../../shared/money.ts";
import { channelOf } from "../../kernel/channel/index.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { keepFiles } from "../../kernel/files/keep-files.ts";
import { once } from "../../kernel/idempotency.ts";
import { defineJob } from "../../kernel/jobs/define-job.ts";
import { wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import { getCurrentCase } from "../cases/index.ts";
import { accountsFor, sendOutsideCases } from "../conversations/index.ts";
import { getPartner } from "../partners/index.ts";
import { bundleOf } from "./bundle/bundle-of.ts";
import { askedNow, nextPromise } from "./policy.ts";
import { type ClaimFacts, findClaim } from "./store/claims.ts";
import { addStep, remindedSince } from "./store/steps.ts";
import { claimPageUrl } from "./token.ts";

const DAY_MS = 86_400_000;

/** Rings that were missed are told at once; nobody is reminded twice in half a day. */
const APART_MS = DAY_MS / 2;

const newsOf = ["withdrawn", "time_given", "time_refused"] as const;
type News = (typeof newsOf)[number];

/**
 * Mails a claim to the partner with the evidence and the way to their page, reminds them of it, or tells them what became
 * of it. Once for a key, however often the job runs.
 */
export const sendClaim = defineJob(
  "claims.send",
  {
    schema: Type.Object({
      claimId: Id,
      again: Type.Boolean(),
      news: Type.Optional(Type.Unsafe<News>(Type.Union(newsOf.map((one) => Type.Literal(one))))),
      key: Type.Optional(Type.String()),
    }),
  },
  async (ctx, { claimId, again, news, key = "ask" }) => {
    const claim = await findClaim(ctx.db, claimId);
    const what = claim && letterFor(claim, { again, news });
    if (!claim || !what) return;
    const partner = await getPartner(ctx, claim.partnerId);
    const brand = await getBrand(ctx, (await getCurrentCase(ctx, claim.caseId)).brandId);
    const account = (await accountsFor(ctx, brand.id)).find(
      ({ channel, canSend }) => canSend && channelOf(channel).handleKind === "mail",
    );
    // Without an address or a mail account it is handed over by other ways, from the claim's page.
    if (!partner.email || !account) return;
    const [file] = news ? [] : await keepFiles(ctx, [await bundleOf(ctx, claim, partner.locale)]);
    const say = wordsOf(partner.locale);
    const shop = brand.names[partner.locale] ?? brand.name;
    const due = claim.dueAt?.toLocaleString(partner.locale, {
      timeZone: brand.timeZone,
      dateStyle: "long",
      timeStyle: "short",
    });
    const values = {
      ...{ id: claim.id, shop, due: due ?? "", url: claimPageUrl(ctx, claim.id), reason: claim.reason },
      amount: sayMoney(news ? claim.amount : askedNow(claim), claim.currency, partner.locale),
    };
    await sendOnce(ctx, { claimId, key, again }, async (tx) => {
      sendOutsideCases(tx, `claim-${claim.id}-${key}`, {
        ...{ accountId: account.id, address: partner.email!, senderName: shop },
        subject: say(`claims.mail.${what}.subject`, values),
        text: say(`claims.mail.${what}.text`, values),
        until: new Date(tx.now().getTime() + 3 * DAY_MS),
        ...(file && { files: [{ name: `claim-${claim.id}.pdf`, type: "application/pdf", sha256: file.sha256 }] }),
      });
      const kind = again ? "reminded" : "sent";
      const sent = { claimId, kind, words: partner.email, ...(file && { fileSha256: file.sha256 }) } as const;
      return addStep(tx.as(systemActor("Keepword")), sent);
    });
  },
);

/** What there is to write now; null where it was overtaken by what happened since. */
function letterFor(claim: ClaimFacts, { again, news }: { again: boolean; news?: News | undefined }) {
  if (news) return news;
  const next = nextPromise(claim);
  if (!again) return next === null ? null : "ask";
  return next === "claim_answer" ? "remind_asked" : next === "claim_payment" ? "remind_answered" : null;
}

/** While the claim is locked, since several jobs may want to write about it at once. */
async function sendOnce(
  ctx: Ctx,
  { claimId, key, again }: { claimId: number; key: string; again: boolean },
  send: (tx: Ctx) => Promise<number>,
): Promise<void> {
  await ctx.tx(async (tx) => {
    await findClaim(tx.db, claimId, true);
    const apart = new Date(tx.now().getTime() - APART_MS);
    if (again && (await remindedSince(tx.db, claimId, apart))) return;
    await once(tx, { scope: `claims.send:${claimId}`, key }, () => send(tx));
  });
}
