import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import { getBrand } from "../brands/index.ts";
import { getCases, updateCase } from "../cases/index.ts";
import { messagesToSearch } from "../conversations/index.ts";
import { aboutOfPages } from "./about-of-pages.ts";
import { isPagesTitle } from "./pages-title.ts";

/** Calls a case by what its pages are about, once a machine has read them, unless somebody gave it a name before. */
export async function titlePages(ctx: Ctx, messageId: number): Promise<void> {
  const said = (await messagesToSearch(ctx, [messageId])).get(messageId);
  const about = said && aboutOfPages(said.machineWords[0] ?? "");
  if (!about) return;
  const row = (await getCases(ctx, [said.caseId])).get(said.caseId);
  if (!row || row.mergedInto !== null || !isPagesTitle(row.subject)) return;
  const { locale } = await getBrand(ctx, row.brandId);
  await updateCase(ctx, { caseId: row.id, subject: wordsOf(locale)("intake.pages.about", { about }) });
}
