import { Command, InvalidArgumentError, Option } from "commander";
import { channelAdapters } from "../app.ts";
import { simulators } from "../channels/simulators.ts";
import type { Simulator } from "../channels/toolkit/simulator/define-simulator.ts";
import { type RunningSimulator, startSimulator } from "../channels/toolkit/simulator/start-simulator.ts";
import { registerChannels } from "../kernel/channel/index.ts";
import { type Ctx, systemActor } from "../kernel/ctx.ts";
import { defaultBrand } from "../modules/brands/index.ts";
import { connectSimulator } from "../modules/conversations/index.ts";
import { type Mood, moods, SIMULATED_MODEL, startModelSimulator } from "../modules/models/index.ts";
import type { Cli } from "./main.ts";

type Options = { port: number; account: boolean; mood: Mood; hook?: string; json?: boolean };

/** `keepword simulate <channel>`: plays the vendor of a channel, so that it can be tried without an account there. */
export function simulateCommand(cli: Cli): Command {
  const names = simulators.map(({ channel }) => channel);
  return new Command("simulate")
    .description("play the vendor of a channel: a page to write on as a customer, and the vendor's API for the desk")
    .argument("<channel>", `one of ${names.join(", ")}; or model: a language model`, (name) => {
      if (name !== "model" && !names.includes(name)) {
        throw new InvalidArgumentError(`There are: ${names.join(", ")}, model.`);
      }
      return name;
    })
    .addOption(new Option("--port <port>", "where it listens").default(4010).argParser(port))
    .option("--no-account", "leave the desk's accounts as they are; needs --hook")
    .option("--hook <url>", "where the desk listens for the account, as its settings show it")
    .addOption(new Option("--mood <mood>", "how a model behaves").choices(moods).default("good"))
    .option("--json", "print what was started as JSON")
    .action((name: string, options: Options) =>
      name === "model"
        ? simulateModel(options)
        : simulate(cli, simulators.find(({ channel }) => channel === name)!, options),
    );
}

/** Plays a server of OpenAI's protocol: its address goes into Settings › Language model. */
async function simulateModel({ port, mood, json }: Options): Promise<void> {
  const running = await startModelSimulator({ port });
  running.mood = mood;
  const started = { baseUrl: running.baseUrl, model: SIMULATED_MODEL, mood };
  const words = [
    `Playing a language model (${mood}).`,
    `  address   ${running.baseUrl}`,
    `  model     ${SIMULATED_MODEL}`,
    "Ctrl-C ends it. The desk must run with ALLOW_PRIVATE_HOSTS=all to reach it.",
  ];
  process.stdout.write(`${json ? JSON.stringify(started) : words.join("\n")}\n`);
  await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  await running.stop();
}

async function simulate(cli: Cli, simulator: Simulator, options: Options): Promise<void> {
  if (!options.account && !options.hook) throw new Error("--no-account needs --hook: else nobody hears what is said.");
  const running = await startSimulator(simulator, { port: options.port });
  try {
    const hookUrl = options.hook ?? (await addAccount(cli, simulator, running));
    running.connect(hookUrl);
    const started = { channel: simulator.channel, page: `${running.apiUrl}/sim`, apiUrl: running.apiUrl, hookUrl };
    process.stdout.write(options.json ? `${JSON.stringify(started)}\n` : `${readable(started)}\n`);
    await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  } finally {
    await running.stop();
  }
}

/** The desk's account for this simulator: made the first time, pointed at it again later. */
async function addAccount(cli: Cli, simulator: Simulator, running: RunningSimulator): Promise<string | null> {
  registerChannels(channelAdapters);
  const desk = await cli.open();
  try {
    const ctx: Ctx = desk.ctx.as(systemActor("command line"));
    const { hookUrl } = await connectSimulator(ctx, {
      channel: simulator.channel,
      name: `${simulator.channel} (simulator)`,
      brandId: (await defaultBrand(ctx)).id,
      addresses: [...(simulator.addresses ?? [])],
      config: running.world.config,
    });
    return hookUrl;
  } finally {
    await desk.close();
  }
}

function readable(started: { channel: string; page: string; apiUrl: string; hookUrl: string | null }): string {
  return [
    `Playing ${started.channel}. Write as a customer on ${started.page}`,
    `  its API for the desk   ${started.apiUrl}`,
    `  tells the desk at      ${started.hookUrl ?? "nothing: the desk asks by itself"}`,
    "Ctrl-C ends it. The desk must run (npm start) to hear and to answer.",
  ].join("\n");
}

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError("A port is 1 to 65535.");
  return number;
}
