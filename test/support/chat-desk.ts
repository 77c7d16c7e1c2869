import { createHmac, randomUUID } from "node:crypto";
import type { AddressInfo } from "node:net";
import { afterAll, expect, vi } from "vitest";
import { WebSocket } from "ws";
import { openBell } from "../../src/server/kernel/events/bell.ts";
import { createMetrics } from "../../src/server/kernel/metrics.ts";
import { serveLive } from "../../src/server/live.ts";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { startChatLines } from "../../src/server/modules/chat/index.ts";
import { saveAccount } from "../../src/server/modules/conversations/channel-accounts/save-account.ts";
import type { ChatNewsItem, ChatThread } from "../../src/shared/contract/chat.ts";
import { openTestDesk } from "./app.ts";
import { buildTeam } from "./build.ts";
import { testClient } from "./client.ts";

const SECRET = "a secret of the shop";

/** A desk with two chats of shops', and widgets that speak with them. Call it at the top of a file. @param settings environment variables */
export async function openChatDesk(settings: Record<string, string> = {}) {
  const desk = await openTestDesk({ settings });
  const { ctx } = desk;
  const bell = openBell(desk.url, desk.pool, ctx.log);
  afterAll(() => bell.stop());
  const lines = startChatLines({ ctx, bell });
  const hub = await serveLive(desk.app, { ctx, bell }, createMetrics(), lines.upgrade);
  afterAll(() => hub.stop());
  afterAll(() => lines.stop());
  await desk.app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = desk.app.server.address() as AddressInfo;
  const agent = await desk.as("agent");
  const teamId = await buildTeam(ctx, { memberIds: [await desk.staffId("agent")] });

  let shops = 0;
  /** A chat of a shop's, as an administrator sets it up. */
  async function addChat(config: Record<string, unknown> = {}) {
    const saved = await saveAccount(ctx, null, {
      channel: "webchat",
      name: `Chat ${++shops}`,
      brandId: (await defaultBrand(ctx)).id,
      teamId,
      addresses: [],
      active: true,
      config: { origins: [`https://shop${shops}.example`], offlineMail: true, userSecret: SECRET, ...config },
    });
    const { rows } = await desk.pool.query("select hook_key from channel_accounts where id = $1", [saved.id]);
    return { id: saved.id, key: rows[0].hook_key as string, saved };
  }
  const shop = await addChat();
  const other = await addChat();

  /** Somebody's widget. */
  class Widget {
    token: string | null = null;
    private readonly client = testClient(desk.app);
    readonly key: string;
    constructor(key = shop.key) {
      this.key = key;
    }
    call(method: "GET" | "POST", path: string, payload?: object, headers: Record<string, string> = {}) {
      const authorization = this.token ? { authorization: `Bearer ${this.token}` } : {};
      return this.client.inject({
        method,
        url: `/chat/${this.key}/${path}`,
        headers: { ...authorization, ...headers },
        ...(payload && { payload }),
      });
    }
    async come(more: object = {}) {
      const { body, status } = await this.call("POST", "visitors", { locale: "en", ...more });
      expect(status).toBe(200);
      this.token = body.token;
      return this;
    }
    async signIn(id: string, more: object = {}) {
      const signature = createHmac("sha256", SECRET).update(id).digest("hex");
      const answer = await this.call("POST", "identify", { id, signature, locale: "en", ...more });
      if (answer.status === 200) this.token = answer.body.token;
      return answer;
    }
    say(text: string, clientId: string = randomUUID(), files?: object[]) {
      return this.call("POST", "messages", { clientId, text, ...(files && { files }) });
    }
    async thread(before?: number): Promise<ChatThread> {
      const { body, status } = await this.call("GET", `thread${before ? `?before=${before}` : ""}`);
      expect(status).toBe(200);
      return body;
    }
    async words() {
      return (await this.thread()).items.map(({ from, text }) => `${from}: ${text}`);
    }
    async listen(since?: string) {
      const heard: ChatNewsItem[] = [];
      const url = `ws://127.0.0.1:${port}/chat/${this.key}/live${since ? `?since=${since}` : ""}`;
      const socket = new WebSocket(url, ["keepword", this.token!]);
      socket.on("message", (data) => heard.push(JSON.parse(String(data))));
      socket.on("error", () => undefined);
      afterAll(() => socket.terminate());
      await vi.waitFor(() => expect(heard.map(({ type }) => type)).toContain("ready"), { timeout: 10_000 });
      const texts = () => heard.flatMap((news) => (news.type === "message" ? [news.message.text] : []));
      return { socket, heard, texts };
    }
  }

  const here = async (more?: object) => new Widget().come(more);
  const caseOf = async (text: string): Promise<{ caseId: number; customerId: number }> => {
    const { rows } = await desk.pool.query(
      "select case_id, customer_id from messages where text = $1 and direction = 'in' order by id desc limit 1",
      [text],
    );
    return { caseId: rows[0].case_id, customerId: rows[0].customer_id };
  };
  async function answer(caseId: number, text: string) {
    const answered = await agent.post(`/api/v1/cases/${caseId}/reply`, { text });
    expect(answered.status, answered.text).toBe(200);
    await desk.settle();
    return answered.body.id as number;
  }
  const stateOf = async (id: number) =>
    (await desk.pool.query("select delivery_state from messages where id = $1", [id])).rows[0].delivery_state;
  return { Widget, agent, answer, caseOf, ctx, desk, here, other, port, shop, stateOf, teamId };
}
