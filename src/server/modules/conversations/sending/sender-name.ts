import { sayLabel } from "../../../../shared/forms/index.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { localeFor, wordsOf } from "../../../kernel/words.ts";
import { staffRefs } from "../../accounts/index.ts";
import { getBrand } from "../../brands/index.ts";
import { findExecutive } from "../../executives/index.ts";
import { caseFor } from "../case-access.ts";
import type { AccountFacts } from "../channel-accounts/accounts-for.ts";
import type { OutgoingRow } from "../store/outgoing.ts";

async function executiveOf(ctx: Ctx, caseId: number) {
  const subject = await caseFor(ctx.as(systemActor("conversations.sender-name")), caseId);
  return subject.kind === "executive" && subject.addresseeId !== null
    ? findExecutive(ctx, subject.addresseeId)
    : undefined;
}

/** As whom a message goes out: the brand, before it the person who wrote it, or the executive who was written to. */
export async function senderNameOf(ctx: Ctx, row: OutgoingRow, account: AccountFacts): Promise<string> {
  const brand = await getBrand(ctx, account.brandId);
  const locale = localeFor(brand.locale) ?? "zh-CN";
  const brandName = brand.names[locale] || brand.name;
  const executive = await executiveOf(ctx, row.caseId);
  if (executive && !row.automatic) {
    const agent = [executive.name, sayLabel(executive.title, locale)].filter(Boolean).join(" · ");
    return wordsOf(locale)("mailOut.agentOfBrand", { agent, brand: brandName });
  }
  const author = row.authorId === null ? undefined : (await staffRefs(ctx, [row.authorId])).get(row.authorId);
  if (!author || row.automatic) return brandName;
  return wordsOf(locale)("mailOut.agentOfBrand", { agent: author.name, brand: brandName });
}
