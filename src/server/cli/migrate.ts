import { Command } from "commander";
import type { Cli } from "./main.ts";

/** `keepword migrate`: brings the database to this version's schema and ends. */
export function migrateCommand(cli: Cli): Command {
  return new Command("migrate")
    .description("bring the database to this version's schema (start does it by itself)")
    .option("--json", "print JSON")
    .action(async (options: { json?: boolean }) => {
      const desk = await cli.open();
      await desk.close();
      const said = desk.migrated.length === 0 ? "The schema is up to date." : `Ran ${desk.migrated.join(", ")}.`;
      process.stdout.write(`${options.json ? JSON.stringify({ migrated: desk.migrated }) : said}\n`);
    });
}
