import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Command, Option } from "commander";
import type { Locale } from "../../../shared/contract/common.ts";
import { type ImportFormat, type ImportReport, importFormats } from "../../../shared/contract/knowledge-articles.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import {
  type Found,
  importKnowledge,
  readContent,
  readMarkdownFolder,
  sourceOf,
} from "../../modules/knowledge/index.ts";
import type { Cli } from "../main.ts";

type Options = {
  format: ImportFormat;
  locale: Locale;
  source?: string;
  dryRun?: boolean;
  drafts?: boolean;
  json?: boolean;
};

/** `keepword import knowledge …`: another help centre's articles, a folder of Markdown, a table, a web page. */
export function knowledgeCommand(cli: Cli): Command {
  return new Command("knowledge")
    .argument("<path or address>", "a file, a folder of Markdown, or the address of a page")
    .description("articles; run it again to go on after a stop, or to bring in what has changed")
    .addOption(new Option("--format <format>", "what it is").choices(importFormats).makeOptionMandatory())
    .addOption(new Option("--locale <locale>", "where it does not say").choices(["zh-CN", "en"]).default("zh-CN"))
    .option("--source <name>", "tells two places of the same format apart, whose ids may be the same")
    .option("--dry-run", "only say what would come in")
    .option("--drafts", "keep everything as drafts")
    .option("--json", "print the report as JSON")
    .action(async (path: string, { format, locale, source, dryRun = false, drafts = false, json }: Options) => {
      const desk = await cli.open();
      try {
        const found = await read(desk.ctx, path, format, locale);
        const report = await importKnowledge(desk.ctx, found, {
          source: sourceOf(format, source),
          dryRun,
          publish: !drafts,
        });
        process.stdout.write(`${json ? JSON.stringify(report) : readable(report, dryRun)}\n`);
        if (report.skipped.length > 0) process.exitCode = 2;
      } finally {
        await desk.close();
      }
    });
}

async function read(ctx: Ctx, path: string, format: ImportFormat, locale: Locale): Promise<Found> {
  if (format === "page") return readContent(ctx, { format, content: path, locale, name: path });
  if ((await stat(path)).isDirectory()) {
    if (format !== "markdown") throw new Error(`${path} is a folder; only --format markdown reads folders`);
    return readMarkdownFolder(path, locale);
  }
  return readContent(ctx, { format, content: await readFile(path, "utf8"), locale, name: basename(path) });
}

function readable({ added, changed, unchanged, skipped, gone }: ImportReport, dryRun: boolean): string {
  return [
    `${dryRun ? "Would bring in" : "Brought in"}: ${added} new, ${changed} changed; ${unchanged} are the same still.`,
    ...skipped.map(({ item, reason }) => `Not brought in: ${item}: ${reason}`),
    ...gone.map(({ articleId, title }) => `No longer there, still here: ${title} (article ${articleId})`),
  ].join("\n");
}
