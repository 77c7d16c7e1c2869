import { randomUUID } from "node:crypto";
import { Type } from "typebox";
import { route } from "../../kernel/http/route.ts";
import { rateCase, readRatingToken } from "../complaints/index.ts";
import { faultFor, sendGone } from "./answers.ts";
import { asPortal, casePage, openCaseByToken } from "./case-page.ts";
import { closingPage, sayWhetherSolved } from "./closing-page.ts";
import { openRating, ratingPage } from "./rating-page.ts";
import { readForm } from "./read-form.ts";
import { sendPage, visitorLocale } from "./render.ts";
import { settleOnPage } from "./settle-on-page.ts";

const params = Type.Object({ token: Type.String({ maxLength: 500 }) });
const Lang = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) });

export const complaintRoutes = [
  route({
    method: "POST",
    path: "/c/:token/settlement",
    access: "public",
    summary: "The customer takes, counters, declines or confirms an offer, or says what they want.",
    hidden: true,
    perMinute: 20,
    params,
    query: Lang,
    handler: async (ctx, { params: { token } }, http) => {
      const opened = await openCaseByToken(ctx, token);
      if (!opened) return sendGone(ctx, http);
      const { fields } = await readForm(http.request);
      const locale = visitorLocale(http.request, opened.brand.locale);
      try {
        await settleOnPage(asPortal(ctx), opened, fields);
        return http.reply.redirect(`/c/${token}?lang=${locale}#settlement`, 303);
      } catch (error) {
        const fault = faultFor(error, http, opened.brand.locale);
        const around = { typed: "", fault, formKey: randomUUID(), locale };
        await sendPage(ctx, http, await casePage(ctx, opened, around), opened.brand, { status: 422 });
      }
    },
  }),
  route({
    method: "GET",
    path: "/c/:token/closing",
    access: "public",
    summary: "Asks once more whether it is solved. Opening it says nothing yet.",
    hidden: true,
    perMinute: 60,
    params,
    query: Type.Object({ ...Lang.properties, solved: Type.Optional(Type.String({ maxLength: 3 })) }),
    handler: async (ctx, { params: { token }, query }, http) => {
      const opened = await openCaseByToken(ctx, token);
      if (!opened) return sendGone(ctx, http);
      const page = await closingPage(asPortal(ctx), { opened, token, solved: query.solved !== "no" });
      await sendPage(ctx, http, page, opened.brand);
    },
  }),
  route({
    method: "POST",
    path: "/c/:token/closing",
    access: "public",
    summary: "The customer says that it is solved, or that it is not.",
    hidden: true,
    perMinute: 20,
    params,
    query: Lang,
    handler: async (ctx, { params: { token } }, http) => {
      const opened = await openCaseByToken(ctx, token);
      if (!opened) return sendGone(ctx, http);
      const form = await readForm(http.request);
      const locale = visitorLocale(http.request, opened.brand.locale);
      await sayWhetherSolved(asPortal(ctx), { opened, form, locale });
      return http.reply.redirect(`/c/${token}?lang=${locale}#closing`, 303);
    },
  }),
  route({
    method: "GET",
    path: "/r/:token",
    access: "public",
    summary: "The page on which a customer says how they found it. Opening it says nothing yet.",
    hidden: true,
    perMinute: 60,
    params,
    query: Type.Object({ ...Lang.properties, s: Type.Optional(Type.String({ maxLength: 3 })) }),
    handler: async (ctx, { params: { token }, query }, http) => {
      const opened = await openRating(ctx, readRatingToken(ctx, token));
      if (!opened) return sendGone(ctx, http);
      const chosen = /^[1-5]$/.test(query.s ?? "") ? Number(query.s) : null;
      await sendPage(
        ctx,
        http,
        await ratingPage(ctx, opened, { token, chosen, saved: query.s === "ok" }),
        opened.brand,
      );
    },
  }),
  route({
    method: "POST",
    path: "/r/:token",
    access: "public",
    summary: "How the customer found it.",
    hidden: true,
    perMinute: 20,
    params,
    query: Lang,
    handler: async (ctx, { params: { token } }, http) => {
      const opened = await openRating(ctx, readRatingToken(ctx, token));
      if (!opened) return sendGone(ctx, http);
      const { fields } = await readForm(http.request);
      const locale = visitorLocale(http.request, opened.brand.locale);
      const rating = Number(fields.rating);
      try {
        await rateCase(asPortal(ctx), { caseId: opened.facts.id, rating, comment: fields.comment ?? null });
        return http.reply.redirect(`/r/${token}?lang=${locale}&s=ok`, 303);
      } catch (error) {
        const fault = faultFor(error, http, opened.brand.locale);
        const page = await ratingPage(ctx, opened, { token, chosen: null, saved: false, fault });
        await sendPage(ctx, http, page, opened.brand, { status: 422 });
      }
    },
  }),
];
