import { Presets, SingleBar } from "cli-progress";
import { Command } from "commander";
import { channelAdapters } from "../app.ts";
import { registerChannels } from "../kernel/channel/index.ts";
import { chooseAccount } from "./import/choose-account.ts";
import { type ImportReport, importMails } from "./import/import-mails.ts";
import { knowledgeCommand } from "./import/knowledge.ts";
import { openMailArchive } from "./import/read-mails.ts";
import type { Cli } from "./main.ts";

type Options = { account?: string; open?: boolean; json?: boolean };

/** `keepword import …`: what other programs kept. */
export function importCommand(cli: Cli): Command {
  const command = new Command("import").description("bring in what other programs kept");
  command
    .command("mail <path>")
    .description("an mbox file, a Maildir or a folder of .eml files; run it again to go on after a stop")
    .option("--account <address>", "the mail account it belongs to; may be left out when there is only one")
    .option("--open", "open the cases instead of keeping them as closed history")
    .option("--json", "print the report as JSON")
    .action(async (path: string, options: Options) => {
      const archive = await openMailArchive(path);
      registerChannels(channelAdapters);
      const desk = await cli.open();
      try {
        const accountId = await chooseAccount(desk.ctx, options.account ?? null);
        const report = await withBar(archive.bytes, (onProgress) =>
          importMails(desk.ctx, archive, { accountId, open: options.open ?? false, onProgress }),
        );
        process.stdout.write(`${options.json ? JSON.stringify(report) : readable(report)}\n`);
        if (report.failed > 0) process.exitCode = 2;
      } finally {
        await desk.close();
      }
    });
  command.addCommand(knowledgeCommand(cli));
  return command;
}

/** The bar goes to standard error and only to a terminal, so that the report stays clean. */
async function withBar<T>(
  bytes: number,
  work: (onProgress: (bytes: number, report: ImportReport) => void) => Promise<T>,
): Promise<T> {
  const bar = new SingleBar(
    {
      format: "{bar} {percentage} % | {read} mails | {eta_formatted} left",
      stream: process.stderr,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  bar.start(bytes, 0, { read: 0 });
  try {
    return await work((more, report) => bar.increment(more, { read: report.read }));
  } finally {
    bar.stop();
  }
}

function readable(report: ImportReport): string {
  return [
    `${report.read} mails read: ${report.new} new, ${report.known} known already.`,
    `${report.received} are part of cases, ${report.refused} were refused, ${report.failed} could not be understood${report.failed > 0 ? " (kept raw, shown under Intake)" : ""}.`,
    ...(report.empty.length > 0 ? [`Empty, passed over: ${report.empty.join(", ")}`] : []),
  ].join("\n");
}
