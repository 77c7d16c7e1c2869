import { channelOf } from "../../src/server/kernel/channel/index.ts";
import { type Ctx, systemActor } from "../../src/server/kernel/ctx.ts";
import { makeReceiverPorts } from "../../src/server/modules/conversations/index.ts";
import { acceptDelivery } from "../../src/server/modules/intake/index.ts";

/**
 * Lets the reader of an account ask its vendor once. @returns as if the vendor had been answered: 200 once all is stored
 * @param forgetting what was read is stored, but how far is not, as after a crash in between
 */
export type Ask = (given?: { forgetting?: boolean }) => Promise<{ status: number; body: string }>;

/** How an account's reader is made to ask. */
export function askingOf(ctx: Ctx, account: { id: number; channel: string }): Ask {
  const own = ctx.as(systemActor("receiver"));
  const ports = makeReceiverPorts(own, (delivery) => acceptDelivery(own, delivery));
  return async ({ forgetting = false } = {}) => {
    const { startReceiving } = channelOf(account.channel);
    if (!startReceiving) return { status: 404, body: "Nobody asks." };
    const asked = Promise.withResolvers<Record<string, unknown>>();
    const receiver = await startReceiving(
      {
        ...ports,
        accounts: async () => (await ports.accounts()).filter(({ id }) => id === account.id),
        onAccountsChanged: () => () => undefined,
        async reportHealth(id, health) {
          await ports.reportHealth(id, health);
          asked.resolve(health);
        },
        ...(forgetting && { saveCursor: async () => undefined }),
      },
      { smtpPort: 0, smtpHost: "127.0.0.1", lmtpPort: 0 },
    );
    const { lastError } = await asked.promise;
    await receiver.stop();
    return lastError ? { status: 500, body: String(lastError) } : { status: 200, body: "" };
  };
}
