import type { Locale } from "../../../shared/contract/common.ts";
import type { SubmittedForm } from "../../../shared/contract/forms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import type { BrandInfo } from "../brands/index.ts";
import { anybody, publishedEditionsOf } from "../knowledge/index.ts";

const KEY = /^article:(\d{1,15})$/;

/** The article that somebody had read before they came to a form; null where it is none that everybody may read. */
export async function articleRead(
  ctx: Ctx,
  brand: Pick<BrandInfo, "id">,
  asked: string | number | undefined,
): Promise<{ id: number; titles: Partial<Record<Locale, string>> } | null> {
  const id = Number(asked);
  if (!Number.isSafeInteger(id) || id < 1) return null;
  const editions = await publishedEditionsOf(ctx, anybody(brand.id), id);
  if (editions.length === 0) return null;
  return { id, titles: Object.fromEntries(editions.map(({ locale, title }) => [locale, title])) };
}

/** What the form's message says of it, for whoever answers. */
export function articleRow({
  id,
  titles,
}: NonNullable<Awaited<ReturnType<typeof articleRead>>>): SubmittedForm["rows"][0] {
  const any = Object.values(titles)[0] ?? "";
  const label = { "zh-CN": wordsOf("zh-CN")("help.articleRead"), en: wordsOf("en")("help.articleRead") };
  return {
    key: `article:${id}`,
    kind: "short_text",
    label,
    values: [{ "zh-CN": titles["zh-CN"] ?? any, en: titles.en ?? any }],
  };
}

/** Which article whoever sent a form had read. */
export function articleReadIn(form: SubmittedForm | null): number | null {
  const keys = form?.rows.flatMap(({ key }) => KEY.exec(key)?.[1] ?? []) ?? [];
  return keys[0] === undefined ? null : Number(keys[0]);
}
