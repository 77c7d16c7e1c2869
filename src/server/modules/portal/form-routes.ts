import { Type } from "typebox";
import { FormPreview, PreviewForm } from "../../../shared/contract/forms.ts";
import type { FormFault } from "../../../shared/contract/portal.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { route } from "../../kernel/http/route.ts";
import { type BrandInfo, getBrand, visitedBrand } from "../brands/index.ts";
import { signCaseToken } from "../cases/index.ts";
import { tellWriting } from "../conversations/index.ts";
import { type FormFacts, findFormBySlug, firstForm, openByFollowCode } from "../forms/index.ts";
import { faultFor, type Http, sendGone } from "./answers.ts";
import { asPortal } from "./case-page.ts";
import { codeWrong } from "./errors.ts";
import { formPage, portalForm } from "./form-page.ts";
import { type ReadForm, readForm, UPLOAD_LIMIT } from "./read-form.ts";
import { readReceipt, signReceiptToken } from "./receipt.ts";
import { isEmbedded, renderDraft, sendPage, visitorLocale } from "./render.ts";
import { takeForm } from "./take-form.ts";
import { attachWalk, photosOfWalk, walkNamed } from "./walk-token.ts";

const Slug = Type.Object({ slug: Type.String({ maxLength: 60 }) });
const Asked = Type.Object({
  lang: Type.Optional(Type.String({ maxLength: 20 })),
  embed: Type.Optional(Type.String({ maxLength: 5 })),
  /** what they had read on the help site */
  article: Type.Optional(Type.String({ maxLength: 20 })),
  /** the walk through a guide that led here */
  walk: Type.Optional(Type.String({ maxLength: 200 })),
});

export const formRoutes = [
  route({
    method: "GET",
    path: "/",
    access: "public",
    summary: "The shop's help page with its first form.",
    hidden: true,
    query: Asked,
    handler: async (ctx, { query: { article } }, http) => {
      const own = asPortal(ctx);
      const brand = await visitedBrand(own, http.request);
      const form = await firstForm(own, brand.id);
      const locale = visitorLocale(http.request, brand.locale);
      const page = await formPage(own, form, { isHome: true, article, locale });
      await sendPage(ctx, http, page, brand, { origins: form.spec.origins });
    },
  }),
  route({
    method: "GET",
    path: "/f/:slug",
    access: "public",
    summary: "A form of the shop's.",
    hidden: true,
    perMinute: 120,
    params: Slug,
    query: Asked,
    handler: async (ctx, { params, query: { article, walk: named } }, http) => {
      const found = await formAt(ctx, params.slug);
      if (!found) return sendGone(ctx, http);
      const { form, brand } = found;
      const locale = visitorLocale(http.request, brand.locale);
      const walk = await walkNamed(asPortal(ctx), named, locale);
      const page = await formPage(asPortal(ctx), form, { isHome: false, article, locale, walk });
      await sendPage(ctx, http, page, brand, { origins: form.spec.origins });
    },
  }),
  route({
    method: "POST",
    path: "/f/:slug",
    access: "public",
    summary: "What was filled into a form: opens a case and leads to a receipt.",
    hidden: true,
    perMinute: 10,
    bodyLimit: UPLOAD_LIMIT,
    params: Slug,
    query: Asked,
    handler: async (ctx, { params }, http) => {
      const found = await formAt(ctx, params.slug);
      if (!found) return sendGone(ctx, http);
      const read = await readForm(http.request);
      // A field that people do not see: whoever fills it in is a machine, and is told nothing.
      if (read.fields.website) return http.reply.redirect("/", 303);
      await take(ctx, http, found, read);
    },
  }),
  route({
    method: "GET",
    path: "/received/:token",
    access: "public",
    summary: "What somebody sent by a form.",
    hidden: true,
    perMinute: 120,
    params: Type.Object({ token: Type.String({ maxLength: 500 }) }),
    query: Asked,
    handler: async (ctx, { params }, http) => {
      const receipt = await readReceipt(ctx, params.token, (brand) => visitorLocale(http.request, brand.locale));
      if (!receipt) return sendGone(ctx, http);
      await sendPage(ctx, http, receipt.page, receipt.brand, { origins: receipt.origins });
    },
  }),
  route({
    method: "GET",
    path: "/follow",
    access: "public",
    summary: "Where somebody comes back to what they sent without saying who they are.",
    hidden: true,
    query: Asked,
    handler: async (ctx, _, http) =>
      sendPage(ctx, http, { page: "follow", number: "", fault: null }, await visitedBrand(asPortal(ctx), http.request)),
  }),
  route({
    method: "POST",
    path: "/follow",
    access: "public",
    summary: "A case's number and its code: leads to the page of the case.",
    hidden: true,
    perMinute: 10,
    query: Asked,
    handler: async (ctx, _, http) => {
      const own = asPortal(ctx);
      const { fields } = await readForm(http.request);
      const typed = { number: fields.number ?? "", code: fields.code ?? "" };
      const opened = await openByFollowCode(own, typed);
      const brand = await visitedBrand(own, http.request);
      const lang = visitorLocale(http.request, brand.locale);
      if (opened?.caseId) return http.reply.redirect(`/c/${signCaseToken(own, opened.caseId)}?lang=${lang}`, 303);
      if (opened) {
        return http.reply.redirect(`/received/${signReceiptToken(own, opened.messageId)}?lang=${lang}`, 303);
      }
      const fault = faultFor(codeWrong(), http, brand.locale);
      await sendPage(ctx, http, { page: "follow", number: typed.number, fault }, brand, { status: 422 });
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/forms/preview",
    access: "forms:manage",
    summary: "A form as customers would see it, without saving it.",
    body: PreviewForm,
    response: FormPreview,
    handler: async (ctx, { body: { form, locale } }) => {
      const brand = await getBrand(ctx, form.brandId);
      const html = await renderDraft(
        ctx,
        {
          page: "form",
          form: await portalForm(ctx, form),
          isHome: false,
          others: [],
          typed: { values: {}, anonymous: false, executive: null },
          faults: [],
          filesLost: false,
          formKey: "",
        },
        brand,
        locale,
      );
      return { html };
    },
  }),
];

type Found = { form: FormFacts; brand: BrandInfo };

async function formAt(ctx: Ctx, slug: string): Promise<Found | null> {
  const own = asPortal(ctx);
  const form = await findFormBySlug(own, slug);
  return form ? { form, brand: await getBrand(own, form.brandId) } : null;
}

async function take(ctx: Ctx, http: Http, { form, brand }: Found, read: ReadForm): Promise<void> {
  const own = asPortal(ctx);
  const language = visitorLocale(http.request, brand.locale);
  let faults: FormFault[];
  try {
    const photos = await photosOfWalk(own, read.fields.walk);
    const taken = await takeForm(own, { form, brand, read, language, photos });
    if (!taken.faults) {
      tellWriting(ctx, http.request);
      await attachWalk(own, read.fields.walk, taken.messageId);
      const embed = isEmbedded(http.request) ? "&embed=1" : "";
      await http.reply.redirect(`/received/${signReceiptToken(own, taken.messageId)}?lang=${language}${embed}`, 303);
      return;
    }
    faults = taken.faults;
  } catch (error) {
    faults = [{ ...faultFor(error, http, brand.locale), field: null }];
  }
  const walk = await walkNamed(own, read.fields.walk, language);
  const page = await formPage(own, form, { isHome: false, sent: { read, faults }, locale: language, walk });
  await sendPage(ctx, http, page, brand, { status: 422, origins: form.spec.origins });
}
