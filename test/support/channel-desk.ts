import { afterAll } from "vitest";
import type { Simulator } from "../../src/server/channels/toolkit/simulator/define-simulator.ts";
import { type RunningSimulator, startSimulator } from "../../src/server/channels/toolkit/simulator/start-simulator.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import type { ChannelAccountView } from "../../src/shared/contract/channels.ts";
import type { Upload } from "../../src/shared/contract/conversations.ts";
import { openTestDesk, type TestDesk } from "./app.ts";
import { type Ask, askingOf } from "./ask-vendor.ts";
import { buildTeam } from "./build.ts";
import type { TestClient } from "./client.ts";
import { drain } from "./deliver.ts";
import { freePorts } from "./free-ports.ts";

/** What a customer or the shop said, as the desk has it. */
export type Line = {
  id: number;
  caseId: number;
  customerId: number;
  conversationId: number;
  channel: string;
  direction: string;
  kind: string;
  text: string;
  deliveryState: string | null;
  deliveryError: string | null;
  sendAt: Date | null;
  problems: { code: string; detail?: string }[];
};

/** A vendor to whom the desk is connected: what waits there until the desk asks is asked for after each act. */
export type ConnectedVendor = RunningSimulator & { ask: Ask };

export type Connected = { vendor: ConnectedVendor; account: ChannelAccountView };

export type ChannelDesk = {
  desk: TestDesk;
  /** Adds an account as an administrator would, for a simulator that it starts. */
  addAccount(simulator: Simulator, config?: Record<string, unknown>): Promise<Connected>;
  /** Changes settings of an account as an administrator would; its vendor knows of it. */
  reconfigure(connected: Connected, config: Readonly<Record<string, unknown>>): Promise<void>;
  /** Works on all that came in and is due. */
  work(): Promise<void>;
  /** All messages of a case, or of all cases, in their order. */
  lines(caseId?: number): Promise<Line[]>;
  /** An agent answers, and the ten seconds to take it back go by. */
  answer(caseId: number, reply: { text: string; attachments?: Upload[]; thenCategory?: string }): Promise<void>;
  agent: TestClient;
  admin: TestClient;
};

/**
 * A desk that listens on a port of its own, so that simulated vendors can post to it. Call it at the top of a file.
 *
 * @param settings environment variables besides
 */
export async function openChannelDesk(settings: Record<string, string> = {}): Promise<ChannelDesk> {
  const [port] = await freePorts(1);
  const desk = await openTestDesk({ settings: { KEEPWORD_URL: `http://127.0.0.1:${port}`, ...settings } });
  await desk.app.listen({ port: port!, host: "127.0.0.1" });
  const admin = await desk.as("admin");
  const agent = await desk.as("agent");
  const { ctx } = desk;
  const teamId = await buildTeam(ctx, { memberIds: [await desk.staffId("agent")] });

  const work = async () => {
    await drain(ctx);
    await desk.settle();
  };
  return {
    desk,
    admin,
    agent,
    work,
    async addAccount(simulator, config = {}) {
      const vendor = await startSimulator(simulator);
      // Both sides of a test live in the same time.
      vendor.world.now = () => desk.now().getTime();
      afterAll(() => vendor.stop());
      const account = await saveAccount(ctx, null, {
        channel: simulator.channel,
        name: `${simulator.channel} of the tests`,
        brandId: (await defaultBrand(ctx)).id,
        teamId,
        addresses: [...(simulator.addresses ?? [])],
        active: true,
        config: { ...vendor.world.config, ...config },
      });
      vendor.world.config = { ...vendor.world.config, ...config };
      vendor.connect(account.hookUrl);
      const ask = askingOf(ctx, account);
      // A reader that is all there is begins when its account is made.
      if (!account.hookUrl) await ask();
      const act: RunningSimulator["act"] = async (action) => {
        const told = await vendor.act(action);
        return told === null && vendor.world.queue.length > 0 ? ask() : told;
      };
      return { vendor: { ...vendor, act, ask }, account };
    },
    async reconfigure({ vendor, account }, config) {
      const { id, channel, name, brand, team, addresses, active } = account;
      const ids = { brandId: brand.id, teamId: team?.id ?? null };
      const merged = { ...account.config, ...config };
      await saveAccount(ctx, id, { channel, name, ...ids, addresses, active, config: merged });
      vendor.world.config = { ...vendor.world.config, ...config };
    },
    async lines(caseId) {
      let query = ctx.db.selectFrom("messages").selectAll().orderBy("id");
      if (caseId !== undefined) query = query.where("caseId", "=", caseId);
      return (await query.execute()) as unknown as Line[];
    },
    async answer(caseId, reply) {
      const answered = await agent.post(`/api/v1/cases/${caseId}/reply`, { ...reply, confirmPublic: true });
      if (answered.status !== 200) throw new Error(`The answer was not taken: ${answered.text}`);
      desk.advance("11 s");
      await work();
    },
  };
}
