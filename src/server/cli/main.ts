import { readFileSync } from "node:fs";
import { Command } from "commander";
import { type Config, ConfigError, readConfig } from "../kernel/config.ts";
import { createLog } from "../kernel/log.ts";
import { type OpenDesk, openDesk } from "../open-desk.ts";
import { demoCommand } from "./demo.ts";
import { doctorCommand } from "./doctor.ts";
import { exportCommand } from "./export.ts";
import { importCommand } from "./import.ts";
import { knowledgeCommand } from "./knowledge.ts";
import { mailCommand } from "./mail.ts";
import { migrateCommand } from "./migrate.ts";
import { ordersCommand } from "./orders.ts";
import { simulateCommand } from "./simulate.ts";
import { startCommand } from "./start.ts";
import { userCommand } from "./user.ts";

/** What commands need: the settings, and the desk's data when they work with it. */
export type Cli = {
  config(): Config;
  open(): Promise<OpenDesk>;
};

const cli: Cli = {
  config: () => readConfig(process.env, (path) => readFileSync(path, "utf8")),
  open: () => openDesk(cli.config(), createLog(process.env.LOG_LEVEL ?? "warn"), "tool"),
};

const program = new Command("keepword")
  .description("Keepword: the service desk that keeps its word.")
  .showHelpAfterError()
  .addCommand(startCommand(cli), { isDefault: true })
  .addCommand(migrateCommand(cli))
  .addCommand(doctorCommand(cli))
  .addCommand(userCommand(cli.open))
  .addCommand(importCommand(cli))
  .addCommand(exportCommand(cli))
  .addCommand(ordersCommand(cli))
  .addCommand(knowledgeCommand())
  .addCommand(mailCommand())
  .addCommand(demoCommand(cli))
  .addCommand(simulateCommand(cli));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : `Failed: ${describe(error)}`}\n`);
  process.exitCode = 1;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return process.env.LOG_LEVEL === "debug" ? (error.stack ?? error.message) : error.message;
}
