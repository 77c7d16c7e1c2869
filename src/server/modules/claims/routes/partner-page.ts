import { Type } from "typebox";
import type { ClaimAnswer, PartnerClaimPage } from "../../../../shared/contract/claims.ts";
import { readMoney } from "../../../../shared/money.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { route } from "../../../kernel/http/route.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { getCase } from "../../cases/index.ts";
import { getPartner, type PartnerFacts } from "../../partners/index.ts";
import { readForm, sendGone, sendPage, visitorLocale } from "../../portal/index.ts";
import { answerClaim } from "../answer-claim.ts";
import { bundleOf } from "../bundle/bundle-of.ts";
import { type ClaimFacts, findClaim } from "../store/claims.ts";
import { readClaimToken } from "../token.ts";

const Params = Type.Object({ token: Type.String({ maxLength: 200 }) });
const Lang = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) });

/** Whoever has the link acts for the partner: the signed token, checked before, is what lets them in. */
async function openByToken(ctx: Ctx, token: string) {
  const id = readClaimToken(ctx, token);
  const own = ctx.as(systemActor("partner"));
  const claim = id === null ? undefined : await findClaim(own.db, id);
  if (!claim) return null;
  const partner = await getPartner(own, claim.partnerId);
  const brand = await getBrand(own, (await getCase(own, claim.caseId)).brandId);
  return { own: ctx.as({ ...systemActor(partner.name), ip: ctx.actor.ip }), claim, partner, brand };
}

function pageOf(token: string, claim: ClaimFacts, partner: PartnerFacts, fault: string | null): PartnerClaimPage {
  const { id, amount, currency, reason, orderRef, state, answer, accepted, openedAt, dueAt } = claim;
  const times = { openedAt: openedAt.toISOString(), dueAt: dueAt?.toISOString() ?? null };
  const shown = { id, amount, currency, reason, orderRef, state, answer, accepted, ...times };
  return { page: "claim", token, claim: { ...shown, partner: partner.name }, fault };
}

export const partnerPageRoutes = [
  route({
    method: "GET",
    path: "/p/:token",
    access: "public",
    summary: "A partner's page of a claim.",
    hidden: true,
    perMinute: 60,
    params: Params,
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const opened = await openByToken(ctx, params.token);
      if (!opened) return sendGone(ctx, http);
      await sendPage(ctx, http, pageOf(params.token, opened.claim, opened.partner, null), opened.brand);
    },
  }),
  route({
    method: "POST",
    path: "/p/:token/answer",
    access: "public",
    summary: "A partner's answer to a claim.",
    hidden: true,
    perMinute: 20,
    params: Params,
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const opened = await openByToken(ctx, params.token);
      if (!opened) return sendGone(ctx, http);
      const { own, claim, partner, brand } = opened;
      const { fields } = await readForm(http.request);
      const locale = visitorLocale(http.request, brand.locale);
      const given = ["whole", "part", "refused"].find((one) => one === fields.answer) as ClaimAnswer | undefined;
      try {
        const accepted = given === "part" ? readMoney(fields.accepted ?? "", claim.currency) : null;
        const words = (fields.words ?? "").slice(0, 2_000);
        if (given) await answerClaim(own, claim.id, { answer: given, words, ...(accepted && { accepted }) });
        return http.reply.redirect(`/p/${params.token}?lang=${locale}`, 303);
      } catch (error) {
        if (!isKnownError(error)) throw error;
        const fault = wordsOf(locale)(`errors.${error.code}`, error.params);
        await sendPage(ctx, http, pageOf(params.token, claim, partner, fault), brand, { status: 422 });
      }
    },
  }),
  route({
    method: "GET",
    path: "/p/:token/evidence",
    access: "public",
    summary: "The evidence for a claim, for the partner.",
    hidden: true,
    perMinute: 20,
    params: Params,
    handler: async (ctx, { params }, http) => {
      const opened = await openByToken(ctx, params.token);
      if (!opened) return sendGone(ctx, http);
      const { own, claim, partner } = opened;
      http.reply.header("content-disposition", `attachment; filename="claim-${claim.id}.pdf"`);
      http.reply.header("cache-control", "private, no-store");
      return http.reply.type("application/pdf").send(Buffer.from(await bundleOf(own, claim, partner.locale)));
    },
  }),
];
