import { Presets, SingleBar } from "cli-progress";
import { Command, InvalidArgumentError } from "commander";
import { channelAdapters } from "../app.ts";
import { fillDemo } from "../demo/fill-demo.ts";
import { findReasonNotToFill } from "../demo/find-reason-not-to-fill.ts";
import { makePassword } from "../demo/password.ts";
import { emailOf, type StaffKey, staff } from "../demo/people/staff.ts";
import { explainRefusal, type Happening, playDemo } from "../demo/play-demo.ts";
import type { DemoReport } from "../demo/report.ts";
import { registerChannels } from "../kernel/channel/index.ts";
import type { Cli } from "./main.ts";
import { readSecret } from "./read-secret.ts";

type Place = { host: string; port: number };
type Options = { password?: string; smtp?: Place; play?: boolean; speed: number; json?: boolean };

/** `keepword demo`: a believable shop in an empty desk; with `--play` its day goes on. */
export function demoCommand(cli: Cli): Command {
  return new Command("demo")
    .description("fill an empty desk with a shop; with --play let its day go on in a running one")
    .option("--password <password>", "with which everybody of the shop signs in; made up when left out")
    .option(
      "--smtp <host:port>",
      "the mail server that what is written from now on goes to; without it, it waits",
      place,
    )
    .option("--play", "customers write to the running desk and its people answer, until Ctrl-C")
    .option("--speed <times>", "with --play: how many minutes of the shop pass in one", speed, 60)
    .option("--json", "print what was made as JSON; with --play one object a line")
    .action((options: Options) => (options.play ? play(cli, options) : fill(cli, options)));
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

async function play(cli: Cli, options: Options): Promise<void> {
  const config = cli.config();
  const url = config.url ?? `http://localhost:${config.port}`;
  const password = options.password ?? (await readSecret("Password of the demo's people: "));
  const stopping = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => stopping.abort());
  const say = (line: string) => process.stdout.write(`${line}\n`);
  if (!options.json) say(`The day goes on at ${url}/desk, ${options.speed} times as fast. Press Ctrl-C to stop.`);
  try {
    await playDemo({
      url,
      smtp: { host: "localhost", port: config.smtpPort },
      password,
      speed: options.speed,
      signal: stopping.signal,
      onHappening: (happening) => say(options.json ? JSON.stringify(happening) : told(happening)),
      onTrouble: (matter, error) =>
        process.stderr.write(`${matter}: ${error instanceof Error ? error.message : error}\n`),
    });
  } catch (error) {
    const reason = explainRefusal(error);
    throw reason ? new Error(reason) : error;
  }
  if (!options.json) say("Stopped.");
}

function told({ who, what, caseId, words }: Happening): string {
  const time = new Date().toLocaleTimeString("en-GB");
  const act = what === "customer" ? "writes" : what === "staff" ? "answers" : what;
  return `${time}  #${caseId ?? "–"}  ${who} ${act}${words ? `: ${words}` : ""}`;
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
  const { kept, kept_late: late, broken } = report.promises;
  return [
    `The shop is open (filled in ${seconds} s): ${report.customers} customers, ${report.cases} cases; of ${kept + late + broken} promises that fell due ${kept} were kept.`,
    "",
    "Sign in at /desk as any of these; everybody has the same password.",
    ...people.map(({ email, name, role }) => `  ${email.padEnd(28)} ${name} (${role})`),
    "",
    `  Password: ${password}`,
    "",
    "Start the desk with npm start. ./keepword demo --play, in another terminal, lets the day go on.",
  ].join("\n");
}

function place(text: string): Place {
  const match = /^\[?([^\s\]]+)\]?:(\d{1,5})$/.exec(text);
  if (!match || Number(match[2]) > 65_535) throw new InvalidArgumentError("must look like localhost:1025.");
  return { host: match[1]!, port: Number(match[2]) };
}

function speed(text: string): number {
  const times = Number(text);
  if (!(times >= 1 && times <= 10_000)) throw new InvalidArgumentError("must be a number from 1 to 10000.");
  return times;
}
