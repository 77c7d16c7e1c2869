import { Type } from "typebox";
import type { Ctx } from "../../kernel/ctx.ts";
import { keepFiles } from "../../kernel/files/keep-files.ts";
import { route } from "../../kernel/http/route.ts";
import { defaultBrand, getBrand, visitedBrand } from "../brands/index.ts";
import { cleanFileName, sniffType } from "../conversations/index.ts";
import { advanceRun, backRun, currentTurn, type FlowFacts, guideAt, guidesOf, startRun } from "../flows/index.ts";
import { sendGone } from "./answers.ts";
import { asPortal } from "./case-page.ts";
import { guidePage, guidesPage, stepPage } from "./guide-pages.ts";
import { type ReadForm, readForm } from "./read-form.ts";
import { sendPage, visitorLocale } from "./render.ts";
import { readWalkToken, signWalkToken } from "./walk-token.ts";
import { tellSolvedWalk } from "./walked.ts";

const Slug = Type.Object({ slug: Type.String({ maxLength: 60 }) });
const OfWalk = Type.Object({ ...Slug.properties, token: Type.String({ maxLength: 200 }) });
const Lang = Type.Object({ lang: Type.Optional(Type.String({ maxLength: 20 })) });
const PHOTO_LIMIT = 12 * 1_048_576;
const MOST_PHOTOS = 5;

export const guideRoutes = [
  route({
    method: "GET",
    path: "/guide",
    access: "public",
    summary: "The guides by which customers help themselves.",
    hidden: true,
    perMinute: 120,
    query: Lang,
    handler: async (ctx, _, http) => {
      const own = asPortal(ctx);
      const brand = await visitedBrand(own, http.request);
      const locale = visitorLocale(http.request, brand.locale);
      await sendPage(ctx, http, guidesPage(own, await guidesOf(own, brand.id), locale), brand);
    },
  }),
  route({
    method: "GET",
    path: "/guide/:slug",
    access: "public",
    summary: "What a guide helps with, and where it begins.",
    hidden: true,
    perMinute: 120,
    params: Slug,
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const own = asPortal(ctx);
      const flow = await guideAt(own, params.slug);
      if (!flow) return sendGone(ctx, http);
      const brand = await brandOf(own, flow);
      await sendPage(ctx, http, guidePage(own, flow, visitorLocale(http.request, brand.locale)), brand);
    },
  }),
  route({
    method: "POST",
    path: "/guide/:slug",
    access: "public",
    summary: "Begins a walk through a guide.",
    hidden: true,
    perMinute: 20,
    params: Slug,
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const own = asPortal(ctx);
      const flow = await guideAt(own, params.slug);
      if (!flow) return sendGone(ctx, http);
      const locale = visitorLocale(http.request, (await brandOf(own, flow)).locale);
      await readForm(http.request);
      const { runId } = await startRun(own, { flowId: flow.id, player: "customer", locale });
      return http.reply.redirect(`/guide/${flow.slug}/${signWalkToken(own, runId)}?lang=${locale}`, 303);
    },
  }),
  route({
    method: "GET",
    path: "/guide/:slug/:token",
    access: "public",
    summary: "Where a walk through a guide stands.",
    hidden: true,
    perMinute: 120,
    params: OfWalk,
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const own = asPortal(ctx);
      const runId = readWalkToken(own, params.token);
      const flow = await guideAt(own, params.slug);
      if (runId === null || !flow) return sendGone(ctx, http);
      const brand = await brandOf(own, flow);
      const locale = visitorLocale(http.request, brand.locale);
      const turn = await currentTurn(own, runId, locale);
      await sendPage(ctx, http, await stepPage(own, { flow, brand, turn, token: params.token, locale }), brand);
    },
  }),
  route({
    method: "POST",
    path: "/guide/:slug/:token",
    access: "public",
    summary: "An answer in a guide, or back to the question before.",
    hidden: true,
    perMinute: 60,
    bodyLimit: PHOTO_LIMIT,
    params: OfWalk,
    query: Lang,
    handler: async (ctx, { params }, http) => {
      const own = asPortal(ctx);
      const runId = readWalkToken(own, params.token);
      const flow = await guideAt(own, params.slug);
      if (runId === null || !flow) return sendGone(ctx, http);
      const brand = await brandOf(own, flow);
      const locale = visitorLocale(http.request, brand.locale);
      const read = await readForm(http.request);
      const stepNo = Number(read.fields.step);
      const typed = read.fields.skip === "yes" ? "" : (read.fields.value ?? "");
      const turn =
        read.fields.back === "yes"
          ? await backRun(own, runId, stepNo)
          : await advanceRun(own, runId, stepNo, { value: typed, files: await keepPhotos(own, read) });
      if (turn.end === "solved") {
        const product = flow.spec.products[0] ?? null;
        await tellSolvedWalk(ctx, http.request, { runId, brandId: brand.id, locale, product });
      }
      if (turn.wrong === null) return http.reply.redirect(`/guide/${flow.slug}/${params.token}?lang=${locale}`, 303);
      const page = await stepPage(own, { flow, brand, turn, token: params.token, locale, typed });
      await sendPage(ctx, http, page, brand, { status: 422 });
    },
  }),
];

function brandOf(own: Ctx, { spec }: FlowFacts) {
  return spec.brandIds[0] === undefined ? defaultBrand(own) : getBrand(own, spec.brandIds[0]);
}

/** Pictures are taken by their bytes, and nothing else is. */
async function keepPhotos(own: Ctx, read: ReadForm) {
  if (read.fault) return [];
  const named = await Promise.all(
    read.files.slice(0, MOST_PHOTOS).map(async ({ name, content }) => {
      const clean = cleanFileName(name);
      return { name: clean, type: await sniffType(clean, content), content };
    }),
  );
  const photos = named.filter(({ type }) => /^image\/(?:png|jpeg|webp|gif|heic|heif)$/.test(type));
  const kept = await keepFiles(
    own,
    photos.map(({ content }) => content),
  );
  return photos.map(({ name, type }, at) => ({ name, type, ...kept[at]! }));
}
