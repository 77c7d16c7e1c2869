import { Command } from "commander";
import { channelAdapters } from "../app.ts";
import { registerChannels } from "../kernel/channel/index.ts";
import { examine } from "../modules/system/index.ts";
import type { Cli } from "./main.ts";

/** `keepword doctor`: how the desk fares, for a terminal or a monitoring script; ends with 1 when something is wrong. */
export function doctorCommand(cli: Cli): Command {
  return new Command("doctor")
    .description("check database, files, workers and every channel account")
    .option("--json", "print JSON")
    .action(async (options: { json?: boolean }) => {
      registerChannels(channelAdapters);
      const desk = await cli.open();
      try {
        const report = await examine(desk.ctx);
        const lines = [
          ...report.checks.map(({ name, ok, detail }) => line(ok, name, detail)),
          ...report.accounts.map(({ name, channel, health, canSend }) =>
            line(
              health.state !== "failing",
              `${channel} ${name}`,
              health.lastError ?? (canSend ? "" : "no outgoing server"),
            ),
          ),
          line(
            report.intake.failed === 0,
            "intake",
            `${report.intake.pending} waiting, ${report.intake.failed} failed`,
          ),
          line(
            report.outbox.failed === 0,
            "outbox",
            `${report.outbox.waiting} waiting, ${report.outbox.failed} failed`,
          ),
        ];
        process.stdout.write(`${options.json ? JSON.stringify(report) : lines.map(({ text }) => text).join("\n")}\n`);
        if (lines.some(({ ok }) => !ok)) process.exitCode = 1;
      } finally {
        await desk.close();
      }
    });
}

function line(ok: boolean, name: string, detail: string): { ok: boolean; text: string } {
  return { ok, text: `${ok ? "ok  " : "BAD "} ${name.padEnd(24)} ${detail}`.trimEnd() };
}
