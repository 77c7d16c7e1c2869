import { Presets, SingleBar } from "cli-progress";
import { Command, InvalidArgumentError } from "commander";
import { channelAdapters } from "../app.ts";
import { fillDemo } from "../demo/fill-demo.ts";
import { findReasonNotToFill } from "../demo/find-reason-not-to-fill.ts";
import { makePassword } from "../demo/password.ts";
import { emailOf, type StaffKey, staff } from "../demo/people/staff.ts";
import type { DemoReport } from "../demo/report.ts";
import { registerChannels } from "../kernel/channel.ts";
import type { Cli } from "./main.ts";

type Options = { password?: string; smtp?: { host: string; port: number }; json?: boolean };

/** `keepword demo`: a believable shop in an empty desk. */
export function demoCommand(cli: Cli): Command {
  return new Command("demo")
    .description("fill an empty desk with a shop: people, customers and fourteen days of conversations")
    .option("--password <password>", "with which everybody of the shop signs in; made up when left out")
    .option(
      "--smtp <host:port>",
      "the mail server that what is written from now on goes to; without it, it waits",
      place,
    )
    .option("--json", "print what was made as JSON")
    .action(async (options: Options) => fill(cli, options));
}

async function fill(cli: Cli, options: Options): Promise<void> {
  registerChannels(channelAdapters);
  const password = options.password ?? makePassword();
  if (password.length < 10) throw new Error("The password must have at least 10 characters.");
  const desk = await cli.open();
  try {
    const reason = await findReasonNotToFill(desk.ctx, desk.pool);
    if (reason) throw new Error(reason);
    // A demo that a power cut could shorten is made again: its commits need not wait for the disk.
    desk.pool.on("connect", (client) => void client.query("set synchronous_commit = off"));
    await desk.pool.query("set synchronous_commit = off");
    const began = performance.now();
    const now = desk.ctx.now();
    const report = await withBar((onProgress) =>
      fillDemo(desk.ctx, { password, now, smtp: options.smtp ?? null, onProgress }),
    );
    const seconds = Math.round((performance.now() - began) / 1_000);
    const people = (Object.keys(staff) as StaffKey[]).map((key) => ({ email: emailOf(key), ...staff[key] }));
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ ...report, seconds, password, people })}\n`
        : `${readable(report, { password, seconds, people })}\n`,
    );
  } finally {
    await desk.close();
  }
}

async function withBar<T>(work: (onProgress: (done: number, of: number) => void) => Promise<T>): Promise<T> {
  const bar = new SingleBar(
    {
      format: "{bar} {percentage} % | fourteen days | {eta_formatted} left",
      stream: process.stderr,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  try {
    return await work((done, of) => {
      bar.setTotal(of);
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

function readable(
  report: DemoReport,
  {
    password,
    seconds,
    people,
  }: { password: string; seconds: number; people: { email: string; name: string; role: string }[] },
): string {
  const kept = report.promises.kept;
  const due = kept + report.promises.kept_late + report.promises.broken;
  return [
    `The shop is open (filled in ${seconds} s): ${report.customers} customers, ${report.cases} cases; of ${due} promises that fell due ${kept} were kept.`,
    "",
    "Sign in at /desk as any of these; everybody has the same password.",
    ...people.map(({ email, name, role }) => `  ${email.padEnd(32)} ${name} (${role})`),
    "",
    `  Password: ${password}`,
    "",
    "Start the desk with npm start.",
  ].join("\n");
}

function place(text: string): { host: string; port: number } {
  const match = /^\[?([^\s\]]+)\]?:(\d{1,5})$/.exec(text);
  if (!match || Number(match[2]) > 65_535) throw new InvalidArgumentError("must look like localhost:1025.");
  return { host: match[1]!, port: Number(match[2]) };
}
