import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { staffRefs } from "../../accounts/index.ts";
import { type BrandInfo, getBrand } from "../../brands/index.ts";
import { localeOf } from "../../customers/index.ts";
import type { CaseSubject } from "../case-access.ts";
import { type Answered, findAnswered } from "../store/outgoing.ts";

/** What stands around an answer's own words, in the customer's language. */
export type WordsAround = {
  locale: Locale;
  signature: string | null;
  quote: { attribution: string; text: string } | null;
};

/** The brand's signature and the customer's last message as a quote, for a person's answer. */
export async function wordsAround(ctx: Ctx, subject: CaseSubject, authorId: number | null): Promise<WordsAround> {
  const brand = await getBrand(ctx, subject.brandId);
  const reader = (await localeOf(ctx, [subject.customerId])).get(subject.customerId);
  const locale = reader?.locale ?? localeFor(subject.language) ?? localeFor(brand.locale) ?? "zh-CN";
  const author = authorId === null ? undefined : (await staffRefs(ctx, [authorId])).get(authorId);
  const answered = await findAnswered(ctx.db, subject.id, null);
  return {
    locale,
    signature: signatureOf(brand, locale, author?.name ?? ""),
    quote: answered && quoteOf(answered, locale, reader?.timeZone ?? brand.timeZone),
  };
}

function signatureOf(brand: BrandInfo, locale: Locale, agent: string): string | null {
  const text = brand.signature[locale] || brand.signature["zh-CN"] || brand.signature.en;
  if (!text) return null;
  const names: Record<string, string> = { agent, brand: brand.names[locale] || brand.name };
  return text.replace(/\{(agent|brand)\}/g, (_, name: string) => names[name]!);
}

function quoteOf(answered: Answered, locale: Locale, timeZone: string) {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    answered.at,
  );
  const name = answered.sender?.name || answered.sender?.display || answered.sender?.address || "";
  if (name === "") return null;
  return { attribution: wordsOf(locale)("mailOut.wrote", { date, name }), text: answered.text };
}
