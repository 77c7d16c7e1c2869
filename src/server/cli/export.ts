import { Command } from "commander";
import { exportKnowledge } from "../modules/knowledge/index.ts";
import type { Cli } from "./main.ts";

/** `keepword export …`: what other programs can read. */
export function exportCommand(cli: Cli): Command {
  const command = new Command("export").description("write out what other programs can read");
  command
    .command("knowledge <folder>")
    .description("all articles as Markdown with their pictures, as `import knowledge --format markdown` reads them")
    .action(async (folder: string) => {
      const desk = await cli.open();
      try {
        process.stdout.write(`${await exportKnowledge(desk.ctx, folder)} articles written to ${folder}\n`);
      } finally {
        await desk.close();
      }
    });
  return command;
}
