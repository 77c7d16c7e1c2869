import { randomUUID } from "node:crypto";
import { Type } from "typebox";
import { route } from "../../kernel/http/route.ts";
import { waiveCallbacks } from "../calls/index.ts";
import { faultFor, sendGone } from "./answers.ts";
import { askForCallback, callbackForm } from "./callback-form.ts";
import { asPortal, casePage, openCaseByToken } from "./case-page.ts";
import { readForm } from "./read-form.ts";
import { sendPage, visitorLocale } from "./render.ts";

export const callbackRoutes = [
  route({
    method: "POST",
    path: "/c/:token/callback",
    access: "public",
    summary: "The customer wants to be called back at a time of their choice, or no more.",
    hidden: true,
    perMinute: 10,
    params: Type.Object({ token: Type.String({ maxLength: 500 }) }),
    query: Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) }),
    handler: async (ctx, { params }, http) => {
      const opened = await openCaseByToken(ctx, params.token);
      const own = asPortal(ctx);
      if (!opened || (await callbackForm(own, opened.facts)) === null) return sendGone(ctx, http);
      const { fields } = await readForm(http.request);
      const locale = visitorLocale(http.request, opened.brand.locale);
      if (fields.cancel === "yes") {
        await waiveCallbacks(own, { caseId: opened.facts.id, reason: "customer_cancelled" });
        return http.reply.redirect(`/c/${params.token}?lang=${locale}#promises`, 303);
      }
      const typed = { number: fields.number ?? "", slot: fields.slot ?? "" };
      try {
        await askForCallback(own, opened.facts, typed, locale);
        return http.reply.redirect(`/c/${params.token}?lang=${locale}#promises`, 303);
      } catch (error) {
        const fault = faultFor(error, http, opened.brand.locale);
        const callback = await callbackForm(own, opened.facts, { typed, fault });
        const around = { typed: "", fault: null, formKey: randomUUID(), locale, callback };
        await sendPage(ctx, http, await casePage(ctx, opened, around), opened.brand, { status: 422 });
      }
    },
  }),
];
