/**
 * Messages a second on each channel, from the vendor's request at the desk's own address to the committed case, beside
 * mail in the same run, from its bytes to the committed case. Everybody writes for the first time and once. Limit: 0.7 of
 * the mails. The requests are those of the conformance suite's simulators, made before the clock starts; what a desk asks
 * the vendor meanwhile is answered by the simulator in the same process, and counted.
 *
 *   node_modules/.bin/node bench/channels.ts [messages, 1000 if left out] [channels …]
 */
import { existsSync, readdirSync } from "node:fs";
import { modules } from "../src/server/app.ts";
import { postToDesk } from "../src/server/channels/toolkit/simulator/post-to-desk.ts";
import { startSimulator } from "../src/server/channels/toolkit/simulator/start-simulator.ts";
import type { ChannelKit } from "../src/server/channels/toolkit/testing/channel-kit.ts";
import { createServer } from "../src/server/kernel/http/create-server.ts";
import { authenticate } from "../src/server/modules/accounts/index.ts";
import { defaultBrand } from "../src/server/modules/brands/index.ts";
import { saveAccount } from "../src/server/modules/conversations/channel-accounts/save-account.ts";
import { acceptDelivery, createDrain } from "../src/server/modules/intake/index.ts";
import { rawMail } from "../test/support/deliver.ts";
import { freePorts } from "../test/support/free-ports.ts";
import { openBenchDesk } from "./support/open-bench-desk.ts";
import { createWriter } from "./support/words.ts";

const [messages = "1000", ...wanted] = process.argv.slice(2);
const MESSAGES = Number(messages);
const CALLERS = 16;
const LIMIT = 0.7;
const ADDRESS = "support@shop.example";

const folder = new URL("../src/server/channels/", import.meta.url);
const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/testing/kit.ts`, folder)));
const writer = createWriter(11);

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
  const mail = await measureMail();
  console.log(`mail: ${mail.toFixed(0)} messages/s`);
  for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    const { kit } = (await import(new URL(`${name}/testing/kit.ts`, folder).href)) as { kit: ChannelKit };
    const rate = await measureChannel(kit);
    if (rate === null) console.log(`${name}: its vendor posts nothing, the desk asks`);
    else
      console.log(
        `${name}: ${rate.toFixed(0)} messages/s, ${(rate / mail).toFixed(2)} of mail (must be ≥ ${LIMIT.toFixed(1)})`,
      );
  }
} finally {
  await app.close();
  await desk.close();
}

async function measureMail(): Promise<number> {
  const { id: accountId } = await addAccount("mail", [ADDRESS], { receive: "receiver" });
  const mails = Array.from({ length: MESSAGES }, (_, n) =>
    rawMail({ to: ADDRESS, from: `New Person <new${n}@customers.example>`, text: writer.text("en", 20) }),
  );
  return measure(mails, async (raw, n) => {
    await acceptDelivery(ctx, { accountId, externalId: `bench:${n}`, raw, envelope: {} });
  });
}

/** @returns null where nothing is posted to a desk */
async function measureChannel({ simulator }: ChannelKit): Promise<number | null> {
  const vendor = await startSimulator(simulator);
  try {
    const config = vendor.world.config;
    const { hookUrl } = await addAccount(simulator.channel, [...(simulator.addresses ?? [])], config);
    vendor.connect(hookUrl);
    if (!hookUrl) return null;
    const posts = [];
    for (let n = 1; n <= MESSAGES; n++) {
      const person = simulator.person(n);
      const text = writer.text("en", 20);
      const { world } = vendor;
      world.messages.push({ id: String(world.nextId()), from: "person", person, text, file: null, at: world.now() });
      const post = await simulator.tell({ kind: "text", person, text }, world);
      if (!post) return null;
      posts.push(post);
    }
    return await measure(posts, async (post) => {
      const { status, body } = await postToDesk(hookUrl, post);
      if (status >= 300) throw new Error(`${simulator.channel}: ${status} ${body}`);
    });
  } finally {
    await vendor.stop();
  }
}

/** Brings all of them in, so many at once, while the drain makes cases of them. @returns how many a second became cases */
async function measure<T>(all: readonly T[], bring: (one: T, number: number) => Promise<unknown>): Promise<number> {
  let stored = 0;
  let next = 0;
  const drain = createDrain(ctx, { onSettled: (outcome) => outcome === "stored" && stored++ });
  const caller = async () => {
    for (let n = next++; n < all.length; n = next++) await bring(all[n]!, n);
  };
  const began = performance.now();
  let bringing = true;
  const brought = Promise.all(Array.from({ length: CALLERS }, caller)).finally(() => {
    bringing = false;
  });
  for (;;) {
    const taken = await drain.take();
    if (taken === 0 && !bringing) break;
    if (taken === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await brought;
  await drain.settled();
  const seconds = (performance.now() - began) / 1_000;
  if (stored !== all.length) throw new Error(`Of ${all.length} messages ${stored} became part of a case.`);
  return stored / seconds;
}

async function addAccount(channel: string, addresses: string[], config: Readonly<Record<string, unknown>>) {
  const brandId = (await defaultBrand(ctx)).id;
  return saveAccount(ctx, null, { channel, name: channel, brandId, teamId: null, addresses, active: true, config });
}
