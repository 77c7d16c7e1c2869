import { type ChannelReceiver, channels } from "./kernel/channel/index.ts";
import type { Config } from "./kernel/config.ts";
import { type Ctx, systemActor } from "./kernel/ctx.ts";
import { makeReceiverPorts } from "./modules/conversations/index.ts";
import { acceptDelivery } from "./modules/intake/index.ts";

/** Starts whatever brings messages in, of every channel. */
export async function startReceivers(ctx: Ctx, config: Config): Promise<ChannelReceiver> {
  const own = ctx.as(systemActor("receiver"));
  const ports = makeReceiverPorts(own, (delivery) => acceptDelivery(own, delivery));
  const started: ChannelReceiver[] = [];
  for (const channel of channels()) {
    const receiver = await channel.startReceiving?.(ports, config);
    if (receiver) started.push(receiver);
  }
  return {
    async stop() {
      await Promise.all(started.map((receiver) => receiver.stop()));
    },
  };
}
