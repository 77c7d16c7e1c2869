import { randomUUID } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { PortalPulse } from "../../../shared/contract/portal.ts";
import { notFound } from "../../kernel/errors.ts";
import { route } from "../../kernel/http/route.ts";
import { attachmentForCustomer } from "../conversations/index.ts";
import { disputePromise, promisesForCustomer } from "../promises/index.ts";
import { faultFor, sendGone } from "./answers.ts";
import { callbackForm } from "./callback-form.ts";
import { callbackRoutes } from "./callback-routes.ts";
import { asPortal, casePage, openCaseByToken } from "./case-page.ts";
import { complaintRoutes } from "./complaint-routes.ts";
import { formRoutes } from "./form-routes.ts";
import { guideRoutes } from "./guide-routes.ts";
import { readForm, UPLOAD_LIMIT } from "./read-form.ts";
import { sendPage, visitorLocale } from "./render.ts";
import { replyOnPage } from "./reply-on-page.ts";
import { shareRoute } from "./share-route.ts";

const Token = Type.String({ maxLength: 500 });
const Lang = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) });

const MOST_WORDS = 500;

/** What was typed beside “this did not happen”; a press of the button alone sends a form without fields, or none at all. */
async function wordsOfDispute(request: FastifyRequest): Promise<string> {
  if (!request.isMultipart()) return "";
  const { fields } = await readForm(request);
  return (fields.words ?? "").trim().slice(0, MOST_WORDS);
}

export const routes = [
  ...formRoutes,
  ...guideRoutes,
  ...complaintRoutes,
  ...callbackRoutes,
  shareRoute,
  route({
    method: "GET",
    path: "/c/:token",
    access: "public",
    summary: "The customer's own page of a case.",
    hidden: true,
    perMinute: 120,
    params: Type.Object({ token: Token }),
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const opened = await openCaseByToken(ctx, params.token);
      if (!opened) return sendGone(ctx, http);
      const locale = visitorLocale(http.request, opened.brand.locale);
      const callback = await callbackForm(asPortal(ctx), opened.facts);
      const around = { typed: "", fault: null, formKey: randomUUID(), locale, callback };
      await sendPage(ctx, http, await casePage(ctx, opened, around), opened.brand);
    },
  }),
  route({
    method: "POST",
    path: "/c/:token/reply",
    access: "public",
    summary: "A reply on the customer's page.",
    hidden: true,
    perMinute: 20,
    bodyLimit: UPLOAD_LIMIT,
    params: Type.Object({ token: Token }),
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const opened = await openCaseByToken(ctx, params.token);
      if (!opened) return sendGone(ctx, http);
      const form = await readForm(http.request);
      const language = visitorLocale(http.request, opened.brand.locale);
      try {
        await replyOnPage(asPortal(ctx), { opened, form, language });
        return http.reply.redirect(`/c/${params.token}?lang=${language}#last`, 303);
      } catch (error) {
        const fault = faultFor(error, http, opened.brand.locale);
        const formKey = form.fields.formKey || randomUUID();
        const around = { typed: form.fields.text ?? "", fault, formKey, locale: language };
        await sendPage(ctx, http, await casePage(ctx, opened, around), opened.brand, { status: 422 });
      }
    },
  }),
  route({
    method: "POST",
    path: "/c/:token/promises/:id/dispute",
    access: "public",
    summary: "The customer says of a promise: this did not happen.",
    hidden: true,
    perMinute: 20,
    params: Type.Object({ token: Token, id: Type.Integer({ minimum: 1 }) }),
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const opened = await openCaseByToken(ctx, params.token);
      if (!opened) return sendGone(ctx, http);
      const own = asPortal(ctx);
      const shown = await promisesForCustomer(own, opened.facts.id);
      // Only what their page shows: a number tells nothing of what else was promised around the case.
      const doubted = shown.find(({ id }) => id === params.id);
      if (!doubted) return sendGone(ctx, http);
      if (doubted.state !== "open") {
        const words = (await wordsOfDispute(http.request)) || null;
        await disputePromise(own, { id: doubted.id, caseId: opened.facts.id, words });
      }
      return http.reply.redirect(
        `/c/${params.token}?lang=${visitorLocale(http.request, opened.brand.locale)}#promises`,
        303,
      );
    },
  }),
  route({
    method: "GET",
    path: "/c/:token/files/:id",
    access: "public",
    summary: "A file from the customer's page.",
    hidden: true,
    perMinute: 120,
    params: Type.Object({ token: Token, id: Type.Integer({ minimum: 1 }) }),
    handler: async (ctx, { params }, { reply }) => {
      const opened = await openCaseByToken(ctx, params.token);
      if (!opened) throw notFound({ what: "file", id: params.id });
      const { id: caseId, customerId } = opened.facts;
      const file = await attachmentForCustomer(asPortal(ctx), { caseId, customerId, attachmentId: params.id });
      return reply.headers(file.headers).send(file.stream);
    },
  }),
  route({
    method: "GET",
    path: "/c/:token/live",
    access: "public",
    summary: "Whether the customer's page would look different now.",
    hidden: true,
    perMinute: 60,
    params: Type.Object({ token: Token }),
    response: PortalPulse,
    handler: async (ctx, { params }, { reply }) => {
      const opened = await openCaseByToken(ctx, params.token);
      if (!opened) throw notFound({ what: "page", id: "" });
      reply.header("cache-control", "no-store");
      return (await casePage(ctx, opened, { typed: "", fault: null, formKey: "", locale: "en" })).pulse;
    },
  }),
];
