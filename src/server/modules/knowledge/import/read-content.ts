import type { Locale } from "../../../../shared/contract/common.ts";
import type { ImportFormat, ImportKnowledge, ImportReport } from "../../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { Found } from "./entry.ts";
import { importKnowledge } from "./import-knowledge.ts";
import { readCsv, readFreshdesk, readZendesk } from "./read-helpdesks.ts";
import { readMarkdownFile } from "./read-markdown.ts";
import { readPage } from "./read-page.ts";

/** What a file, or the page at an address, has to bring in. @throws knowledge.import_unreadable */
export function readContent(
  ctx: Ctx,
  { format, content, locale, name }: { format: ImportFormat; content: string; locale: Locale; name: string },
): Found | Promise<Found> {
  if (format === "zendesk") return readZendesk(content, locale);
  if (format === "freshdesk") return readFreshdesk(content, locale);
  if (format === "csv") return readCsv(content, locale);
  return format === "markdown" ? readMarkdownFile(name, content, locale) : readPage(ctx, content, locale);
}

/** Brings in a file that was handed in at the desk. @throws knowledge.import_unreadable */
export async function importContent(ctx: Ctx, input: ImportKnowledge): Promise<ImportReport> {
  const { format, content, locale, dryRun, publish = false, name = "article.md", source } = input;
  const found = await readContent(ctx, { format, content, locale, name });
  return importKnowledge(ctx, found, { source: sourceOf(format, source), dryRun, publish });
}

/** Whose ids these are. */
export const sourceOf = (format: ImportFormat, named?: string) => (named ? `${format}: ${named}` : format);
