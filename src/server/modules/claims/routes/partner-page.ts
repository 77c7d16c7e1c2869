import { Type } from "typebox";
import { endOfDay } from "../../../../shared/business-time/end-of-day.ts";
import { claimAnswers, type PartnerClaimPage } from "../../../../shared/contract/claims.ts";
import { plainMoney, readMoney } from "../../../../shared/money.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { isKnownError } from "../../../kernel/errors.ts";
import { route } from "../../../kernel/http/route.ts";
import { wordsOf } from "../../../kernel/words.ts";
import { getBrand } from "../../brands/index.ts";
import { getCurrentCase } from "../../cases/index.ts";
import { getPartner } from "../../partners/index.ts";
import {
  type Http,
  type ReadForm,
  readForm,
  sendGone,
  sendPage,
  UPLOAD_LIMIT,
  visitorLocale,
} from "../../portal/index.ts";
import { answerClaim } from "../answer-claim.ts";
import { bundleOf } from "../bundle/bundle-of.ts";

import { amountUnclear, answerMissing, timeUnclear } from "../errors.ts";
import { askMoreTime, LONGEST_DAYS } from "../more-time.ts";
import { addPartnerFiles } from "../partner-files.ts";
import { findClaim } from "../store/claims.ts";
import { filesOf } from "../store/files.ts";
import { readClaimToken } from "../token.ts";

const Params = Type.Object({ token: Type.String({ maxLength: 200 }) });
/** How long a partner may still look at a claim that is closed. */
const OPEN_AFTER_MS = 90 * 86_400_000;
const Lang = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) });

/** Whoever has the link acts for the partner: the signed token, checked before, is what lets them in. */
async function openByToken(ctx: Ctx, token: string) {
  const id = readClaimToken(ctx, token);
  const own = ctx.as(systemActor("partner"));
  const claim = id === null ? undefined : await findClaim(own.db, id);
  if (!claim || isLongClosed(claim.closedAt, own.now())) return null;
  const partner = await getPartner(own, claim.partnerId);
  const brand = await getBrand(own, (await getCurrentCase(own, claim.caseId)).brandId);
  return { own: ctx.as({ ...systemActor(partner.name), ip: ctx.actor.ip }), claim, partner, brand };
}

/** A link that was passed on opens nothing for ever. */
function isLongClosed(closedAt: Date | null, now: Date): boolean {
  return closedAt !== null && now.getTime() - closedAt.getTime() > OPEN_AFTER_MS;
}

type Form = "answer" | "files" | "time";
type Opened = NonNullable<Awaited<ReturnType<typeof openByToken>>>;
type Shown = Pick<PartnerClaimPage, "fault" | "typed">;

async function pageOf(token: string, { own, claim, partner }: Opened, shown: Shown): Promise<PartnerClaimPage> {
  const { id, amount, currency, reason, orderRef, state, answer, accepted } = claim;
  const times = {
    openedAt: claim.openedAt.toISOString(),
    dueAt: claim.dueAt?.toISOString() ?? null,
    moreTimeUntil: claim.moreTimeUntil?.toISOString() ?? null,
    mayAskTime: state === "asked" && claim.dueAt !== null && claim.dueAt > own.now(),
  };
  const files = (await filesOf(own.db, id)).map(({ name, size }) => ({ name, size }));
  const facts = { id, amount, currency, reason, orderRef, state, answer, accepted, partner: partner.name };
  return { page: "claim", token, claim: { ...facts, ...times, files }, ...shown };
}

type Deed = (opened: Opened, read: ReadForm) => Promise<void>;

/** A form of the page: does what was asked and shows the page anew, or the form with what is wrong and what was typed. */
function form(name: Form, deed: Deed) {
  return async (ctx: Ctx, { params }: { params: { token: string } }, http: Http) => {
    const opened = await openByToken(ctx, params.token);
    if (!opened) return sendGone(ctx, http);
    const read = await readForm(http.request);
    const locale = visitorLocale(http.request, opened.brand.locale);
    try {
      if (read.fault) throw read.fault;
      await deed(opened, read);
      return http.reply.redirect(`/p/${params.token}?lang=${locale}`, 303);
    } catch (error) {
      if (!isKnownError(error)) throw error;
      const field = typeof error.params.field === "string" ? error.params.field : null;
      const fault = { form: name, field, text: wordsOf(locale)(`errors.${error.code}`, error.params) };
      const page = await pageOf(params.token, opened, { fault, typed: read.fields });
      return sendPage(ctx, http, page, opened.brand, { status: 422 });
    }
  };
}

async function takeAnswer({ own, claim }: Opened, { fields }: ReadForm): Promise<void> {
  const answer = claimAnswers.find((one) => one === fields.answer);
  if (!answer) throw answerMissing({ field: "answer" });
  const accepted = answer === "part" ? readMoney(fields.accepted ?? "", claim.currency) : undefined;
  if (accepted === null) {
    throw amountUnclear({ field: "accepted", example: plainMoney(claim.amount, claim.currency) });
  }
  const words = (fields.words ?? "").slice(0, 2_000);
  await answerClaim(own, claim.id, { answer, words, ...(accepted !== undefined && { accepted }) });
}

async function takeFiles({ own, claim }: Opened, { files }: ReadForm): Promise<void> {
  await addPartnerFiles(own, claim.id, files);
}

/** A day is meant to its end, where the shop is. */
async function takeTime({ own, claim, brand }: Opened, { fields }: ReadForm): Promise<void> {
  const until = endOfDay(fields.until ?? "", brand.timeZone);
  if (!until) throw timeUnclear({ field: "until", days: LONGEST_DAYS });
  await askMoreTime(own, claim.id, { until, words: (fields.why ?? "").slice(0, 500) });
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
      await sendPage(ctx, http, await pageOf(params.token, opened, { fault: null, typed: {} }), opened.brand);
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
    handler: form("answer", takeAnswer),
  }),
  route({
    method: "POST",
    path: "/p/:token/files",
    access: "public",
    summary: "A partner's papers and photos about a claim.",
    hidden: true,
    perMinute: 10,
    bodyLimit: UPLOAD_LIMIT,
    params: Params,
    query: Lang,
    handler: form("files", takeFiles),
  }),
  route({
    method: "POST",
    path: "/p/:token/time",
    access: "public",
    summary: "A partner asks for more time to answer a claim.",
    hidden: true,
    perMinute: 10,
    params: Params,
    query: Lang,
    handler: form("time", takeTime),
  }),
  route({
    method: "GET",
    path: "/p/:token/:form",
    access: "public",
    summary: "Back from a form to the page, such as when its language is changed there.",
    hidden: true,
    perMinute: 60,
    params: Type.Object({ ...Params.properties, form: Type.String({ maxLength: 20 }) }),
    query: Lang,
    handler: async (_, { params, query }, { reply }) =>
      reply.redirect(`/p/${encodeURIComponent(params.token)}${query.lang === "en" ? "?lang=en" : "?lang=zh-CN"}`, 303),
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
