import type { Ctx } from "../../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import type { AccountFacts } from "../channel-accounts/accounts-for.ts";
import type { OutgoingRow } from "../store/outgoing.ts";

/** As whom a message goes out: the brand, with the name of the person who wrote it before it. */
export async function senderNameOf(ctx: Ctx, row: OutgoingRow, account: AccountFacts): Promise<string> {
  const brand = await getBrand(ctx, account.brandId);
  const locale = localeFor(brand.locale) ?? "zh-CN";
  const brandName = brand.names[locale] || brand.name;
  const author = row.authorId === null ? undefined : (await staffRefs(ctx, [row.authorId])).get(row.authorId);
  if (!author || row.automatic) return brandName;
  return wordsOf(locale)("mailOut.agentOfBrand", { agent: author.name, brand: brandName });
}
