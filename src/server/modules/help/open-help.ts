import type { FastifyReply, FastifyRequest } from "fastify";
import type { Locale } from "../../../shared/contract/common.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { type Say, wordsOf } from "../../kernel/words.ts";
import { addressOfBrand, type BrandInfo, visitedBrand } from "../brands/index.ts";
import { anybody, knownCustomer, type Reader } from "../knowledge/index.ts";
import { visitorLocale } from "../portal/index.ts";
import { readerOf, type SignedIn } from "./signing-in/reader-cookie.ts";

export type Http = { request: FastifyRequest; reply: FastifyReply };

/** Somebody on a page of the help site. Of most readers nothing is known: they are shown what everybody may read. */
export type Visit = {
  ctx: Ctx;
  http: Http;
  brand: BrandInfo;
  /** where the brand's pages stand: `https://help.example.com` */
  base: string;
  locale: Locale;
  say: Say;
  reader: Reader;
  /** a customer who proved who they are; what they are shown is nobody else's to keep */
  signedIn: SignedIn | null;
};

export async function visit(given: Ctx, http: Http): Promise<Visit> {
  const ctx = asHelp(given);
  const brand = await visitedBrand(ctx, http.request);
  const locale = visitorLocale(http.request, brand.locale);
  const base = addressOfBrand(ctx, brand);
  return { ctx, http, brand, base, locale, say: wordsOf(locale), ...(await readerFor(ctx, http.request, brand.id)) };
}

/** What somebody on this browser may read, of one brand or of any. */
export async function readerFor(
  ctx: Ctx,
  request: FastifyRequest,
  brandId = 0,
): Promise<Pick<Visit, "reader" | "signedIn">> {
  const signedIn = await readerOf(ctx, request);
  return { reader: signedIn ? knownCustomer(brandId) : anybody(brandId), signedIn };
}

/** The same visit as anybody's, for what is made for machines and for all. */
export function asAnybody(visited: Visit): Visit {
  return { ...visited, reader: anybody(visited.brand.id), signedIn: null };
}

/** The same visit in the language of what is shown. */
export function inLocale(visited: Visit, locale: Locale): Visit {
  return { ...visited, locale, say: wordsOf(locale) };
}

/** The site reads and writes as itself. */
export function asHelp(ctx: Ctx): Ctx {
  const own = systemActor("help");
  return ctx.as(ctx.actor.ip === undefined ? own : { ...own, ip: ctx.actor.ip });
}

/** An address of the site; each language has its own, so that each can be kept and found. */
export function helpPath(locale: Locale, rest = "", query = ""): string {
  return `/help${rest}?lang=${locale}${query && `&${query}`}`;
}

export function articlePath({ locale, slug }: { locale: Locale; slug: string }): string {
  return helpPath(locale, `/${encodeURIComponent(slug)}`);
}
