import type { Locale } from "../../../../shared/contract/common.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { leadPassages } from "../store/leads.ts";

/** The beginnings of articles that a search found for a reader: what they say in short, by article. */
export async function leadsOf(ctx: Ctx, articleIds: readonly number[], locale: Locale): Promise<Map<number, string>> {
  return articleIds.length === 0 ? new Map() : leadPassages(ctx.db, { articleIds, locale });
}
