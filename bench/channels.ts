/**
 * Messages a second on each channel, from the vendor's request at the desk's own address to the committed case, beside
 * mail in turns with it, from its bytes to the committed case. Everybody writes for the first time and once. Limit: 0.7 of
 * the mails. The vendor is the simulator of the conformance suite in a process of its own; what the desk does to post to
 * and to ask it is counted. On a machine that has other work the ratio of processor times tells more than that of the clock.
 *
 *   node_modules/.bin/node bench/channels.ts [messages a round, 1000 if left out] [channels …]
 */
import { existsSync, readdirSync } from "node:fs";
import { modules } from "../src/server/app.ts";
import { createServer } from "../src/server/kernel/http/create-server.ts";
import { authenticate } from "../src/server/modules/accounts/index.ts";
import { defaultBrand } from "../src/server/modules/brands/index.ts";
import { saveAccount } from "../src/server/modules/conversations/channel-accounts/save-account.ts";
import { startDrain } from "../src/server/modules/intake/drain.ts";
import { acceptDelivery } from "../src/server/modules/intake/index.ts";
import { rawMail } from "../test/support/deliver.ts";
import { freePorts } from "../test/support/free-ports.ts";
import { cpuTime } from "./support/cpu-time.ts";
import { openBenchDesk } from "./support/open-bench-desk.ts";
import { startVendorProcess } from "./support/vendor-process.ts";
import { createWriter } from "./support/words.ts";

const [messages = "1000", ...wanted] = process.argv.slice(2);
const MESSAGES = Number(messages);
const ROUNDS = 2;
/** As many as a vendor sends at once when it has much to tell. */
const CALLERS = 64;
const LIMIT = 0.7;
const ADDRESS = "support@shop.example";

const folder = new URL("../src/server/channels/", import.meta.url);
const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/testing/kit.ts`, folder)));
const writer = createWriter(11);
let mails = 0;

const [port] = (await freePorts(1)) as [number];
const desk = await openBenchDesk({ KEEPWORD_URL: `http://127.0.0.1:${port}` });
const { ctx } = desk;
const app = await createServer({
  ctx,
  log: ctx.log,
  routes: modules.flatMap((module) => module.routes ?? []),
  authenticate: (request) => authenticate(ctx, request),
  trustProxy: "",
});
try {
  await app.listen({ port, host: "127.0.0.1" });
  const { id: mailAccount } = await addAccount("mail", [ADDRESS], { receive: "receiver" });
  // The first mails and the first requests of a process are slower than all others.
  await measureMail(mailAccount);
  console.log("| channel | messages/s | of mail's | processor time a message | mail's, of it |\n|---|---|---|---|---|");
  for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    await measureChannel(name, () => measureMail(mailAccount));
  }
} finally {
  await app.close();
  await desk.close();
}

type Figure = { perSecond: number; cpuMs: number };

async function measureMail(accountId: number): Promise<Figure> {
  const raws = Array.from({ length: MESSAGES }, () =>
    rawMail({ to: ADDRESS, from: `New Person <new${++mails}@customers.example>`, text: writer.text("en", 20) }),
  );
  return measure(async () => {
    const caller = async () => {
      for (let raw = raws.shift(); raw; raw = raws.shift())
        await acceptDelivery(ctx, { accountId, externalId: `bench:${mails}:${raws.length}`, raw, envelope: {} });
    };
    await Promise.all(Array.from({ length: CALLERS }, caller));
  });
}

/** Prints a line of the table. */
async function measureChannel(name: string, mail: () => Promise<Figure>): Promise<void> {
  const vendor = await startVendorProcess(name);
  try {
    const { channel, addresses, config } = vendor.account;
    const { hookUrl } = await addAccount(channel, addresses, config);
    const rounds: { channel: Figure; mail: Figure }[] = [];
    // The first round of each warms up its own code.
    for (let round = 0; round <= ROUNDS; round++) {
      if ((await vendor.prepare(hookUrl, MESSAGES)) === 0)
        return console.log(`| ${name} | the vendor posts nothing, the desk asks | | | |`);
      const figure = await measure(() => vendor.post(CALLERS));
      if (round > 0) rounds.push({ channel: figure, mail: await mail() });
    }
    const [own, beside] = [middle(rounds.map(({ channel }) => channel)), middle(rounds.map(({ mail }) => mail))];
    const [byClock, byWork] = [own.perSecond / beside.perSecond, beside.cpuMs / own.cpuMs];
    // Each tells too little in a way of its own: the clock of the vendor's process as well, work of how few came at once.
    const fault = Math.max(byClock, byWork) < LIMIT ? ` (must be ≥ ${LIMIT})` : "";
    console.log(
      `| ${name} | ${own.perSecond.toFixed(0)} | **${byClock.toFixed(2)}** of ${beside.perSecond.toFixed(0)} | ${own.cpuMs.toFixed(2)} ms | **${byWork.toFixed(2)}** of ${beside.cpuMs.toFixed(2)} ms${fault} |`,
    );
  } finally {
    vendor.stop();
  }
}

function middle(figures: readonly Figure[]): Figure {
  const mean = (of: (figure: Figure) => number) =>
    figures.reduce((sum, figure) => sum + of(figure), 0) / figures.length;
  return { perSecond: mean(({ perSecond }) => perSecond), cpuMs: mean(({ cpuMs }) => cpuMs) };
}

/** Brings `MESSAGES` in while the drain makes cases of them. */
async function measure(bring: () => Promise<unknown>): Promise<Figure> {
  const outcomes: string[] = [];
  const { promise: settled, resolve } = Promise.withResolvers<void>();
  const drain = startDrain(ctx, {
    onSettled: (outcome) => {
      if (outcomes.push(outcome) === MESSAGES) resolve();
    },
  });
  const workedBefore = worked();
  const began = performance.now();
  await bring();
  await settled;
  const seconds = (performance.now() - began) / 1_000;
  const cpuMs = (worked() - workedBefore) / MESSAGES;
  await drain.stop();
  const stored = outcomes.filter((outcome) => outcome === "stored").length;
  if (stored !== MESSAGES) throw new Error(`Of ${MESSAGES} messages ${stored} became part of a case.`);
  return { perSecond: stored / seconds, cpuMs };
}

/** Milliseconds of processor that the desk and its database have used. */
function worked(): number {
  const { node, postgres } = cpuTime(desk.dataDir);
  return node + postgres;
}

async function addAccount(channel: string, addresses: string[], config: Readonly<Record<string, unknown>>) {
  const brandId = (await defaultBrand(ctx)).id;
  return saveAccount(ctx, null, { channel, name: channel, brandId, teamId: null, addresses, active: true, config });
}
