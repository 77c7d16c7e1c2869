import type { Locale } from "../../../shared/contract/common.ts";
import type { IncomingMessage } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import type { StoredFile } from "../conversations/index.ts";

const LOCALES: readonly Locale[] = ["zh-CN", "en"];
/** By how many pages could be shown. */
const FORMS = ["none", "one", "more"] as const;

/** How a case is called that pages open: until a machine has read them nobody knows what they are about. */
export async function pagesTitle(
  ctx: Ctx,
  brandId: number,
  { sender }: Pick<IncomingMessage, "sender">,
  files: readonly Pick<StoredFile, "type">[],
): Promise<{ subject: string }> {
  const { locale } = await getBrand(ctx, brandId);
  const told = sender?.display ?? "";
  const from = /[\p{L}\p{N}]/u.test(told) ? told : wordsOf(locale)("intake.pages.nobody");
  const count = files.filter(({ type }) => type === "image/png").length;
  return { subject: titleIn(locale, FORMS[Math.min(count, 2)]!, from, count) };
}

/** True for what `pagesTitle` makes, which nobody has changed since. */
export function isPagesTitle(subject: string): boolean {
  return LOCALES.some((locale) =>
    FORMS.some((form) => {
      const around = titleIn(locale, form, "\0", "\0").split("\0");
      const length = around.reduce((sum, part) => sum + part.length, 0);
      return subject.length > length && subject.startsWith(around[0]!) && subject.endsWith(around.at(-1)!);
    }),
  );
}

function titleIn(locale: Locale, form: (typeof FORMS)[number], from: string, count: number | string): string {
  return wordsOf(locale)(`intake.pages.${form}`, { from, count });
}
