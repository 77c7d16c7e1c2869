import { Command } from "commander";
import { runDesk } from "../main.ts";
import type { Cli } from "./main.ts";

/** `keepword start`: runs the desk in the foreground. */
export function startCommand(cli: Cli): Command {
  return new Command("start")
    .description("run the desk: database, web, worker and mail receiver (settings: docs/settings.md)")
    .action(() => runDesk(cli.config(), (line) => process.stdout.write(`${line}\n`)));
}
