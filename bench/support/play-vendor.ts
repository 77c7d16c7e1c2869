/**
 * A channel's vendor as a process of its own: what it costs to post and to be asked is not counted with the desk. The
 * requests are made before they are counted. Talks with whoever forked it, see `vendor-process.ts`.
 */
import type { SimMessage, SimPost } from "../../src/server/channels/toolkit/simulator/define-simulator.ts";
import { postToDesk } from "../../src/server/channels/toolkit/simulator/post-to-desk.ts";
import { startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import type { ChannelKit } from "../../src/server/channels/toolkit/testing/channel-kit.ts";
import type { Order } from "./vendor-process.ts";
import { createWriter } from "./words.ts";

const [name = ""] = process.argv.slice(2);
const { kit } = (await import(`../../src/server/channels/${name}/testing/kit.ts`)) as { kit: ChannelKit };
const { simulator } = kit;
const { world, connect } = await startSimulator(simulator);
const writer = createWriter(11);
const waiting: { message: SimMessage; post: SimPost }[] = [];
let people = 0;

/** Makes requests of people who never wrote before. @returns how many; 0 where nothing is posted to a desk */
async function prepare(hookUrl: string | null, count: number): Promise<number> {
  connect(hookUrl);
  while (hookUrl && waiting.length < count) {
    const person = simulator.person(++people);
    const text = writer.text("en", 20);
    const message: SimMessage = {
      ...{ id: String(world.nextId()), from: "person", person, text, file: null },
      at: world.now(),
    };
    world.messages.push(message);
    const post = await simulator.tell({ kind: "text", person, text }, world);
    // Nobody who asks sees it before it is posted.
    world.messages.pop();
    if (!post) return 0;
    waiting.push({ message, post });
  }
  return waiting.length;
}

/** Posts what was prepared, so many at once. */
async function post(callers: number): Promise<void> {
  const caller = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      world.messages.push(one.message);
      const { status, body } = await postToDesk(world.hookUrl!, one.post);
      if (status >= 300) throw new Error(`${name}: ${status} ${body}`);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

process.on("message", (order: Order) => {
  const done =
    order.do === "prepare"
      ? prepare(order.hookUrl, order.count).then((prepared) => ({ prepared }))
      : post(order.callers).then(() => ({ posted: true }));
  done.then(
    (answer) => process.send!(answer),
    (error: unknown) => process.send!({ error: String(error) }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send!({ channel: simulator.channel, addresses: simulator.addresses ?? [], config: world.config });
