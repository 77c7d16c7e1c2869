import { afterAll, beforeEach, expect } from "vitest";
import { defaultBrand } from "../../src/server/modules/brands/index.ts";
import { openTestDesk } from "./app.ts";
import { unique } from "./build.ts";
import { deliver } from "./deliver.ts";
import { startSmtpCounterpart } from "./smtp-counterpart.ts";

/**
 * A desk with a mail server of somebody else's beside it, to see what leaves. Before each test the server takes
 * everything, and what earlier tests left on its way is gone. Call it at the top of a file.
 */
export async function openSendingDesk() {
  const desk = await openTestDesk();
  const { ctx } = desk;
  const agent = await desk.as("agent");
  const admin = await desk.as("admin");
  const smtp = await startSmtpCounterpart();
  afterAll(() => smtp.stop());
  const brand = await defaultBrand(ctx);
  const { id, ...own } = brand;
  await admin.put(`/api/v1/brands/${id}`, {
    ...own,
    names: { "zh-CN": "晴天商店", en: "Sunny Shop" },
    signature: { "zh-CN": "{agent}\n{brand}", en: "{agent}\n{brand}" },
  });
  beforeEach(async () => {
    smtp.behave("take");
    smtp.refuseRecipients([]);
    smtp.askPassword(null);
    await letGo();
    forget();
  });

  const forget = () => {
    smtp.taken.length = 0;
    smtp.seen.length = 0;
  };

  /** Lets the time to undo pass and does what is due. */
  const letGo = async () => {
    desk.advance("11 s");
    await desk.settle();
  };

  const outgoing = (more: Record<string, unknown> = {}) => ({
    receive: "receiver",
    smtpHost: "127.0.0.1",
    smtpPort: smtp.port,
    smtpSecurity: "none",
    ...more,
  });

  const form = (address: string, config: Record<string, unknown>) => ({
    channel: "mail",
    name: address,
    brandId: brand.id,
    teamId: null,
    addresses: [address],
    active: true,
    config,
  });

  return {
    desk,
    smtp,
    agent,
    admin,
    supervisor: await desk.as("supervisor"),
    letGo,
    outgoing,
    form,

    /** An account as an administrator adds it; with an outgoing server unless said otherwise. */
    async buildAccount(config: Record<string, unknown> = outgoing()) {
      const address = `support${unique()}@shop.example`;
      const saved = await admin.post("/api/v1/channel-accounts", form(address, config));
      expect(saved.status, saved.text).toBe(200);
      return { id: saved.body.id as number, address };
    },

    /** A customer's mail, received and acknowledged: what agents then answer. */
    async buildCase(account: { id: number; address: string }, mail: Record<string, unknown> = {}) {
      const customer = `wang${unique()}@example.com`;
      const messageId = `${unique()}.first@example.com`;
      await deliver(ctx, account, { from: `Wang Fang <${customer}>`, messageId, subject: "Broken cup", ...mail });
      await desk.settle();
      const { rows } = await desk.pool.query("select case_id from messages where external_id = $1", [messageId]);
      forget();
      return { caseId: rows[0].case_id as number, customer, messageId };
    },

    /** The agent's answer, still to be undone. */
    async reply(caseId: number, body: Record<string, unknown> = {}) {
      const sent = await agent.post(`/api/v1/cases/${caseId}/reply`, { text: "We will send a new one.", ...body });
      expect(sent.status, sent.text).toBe(200);
      return sent.body;
    },

    /** A message as the desk shows it; undefined when it does not. */
    async view(caseId: number, id: number) {
      const page = await agent.get(`/api/v1/cases/${caseId}/messages?limit=200`);
      return page.body.items.find((item: { id: number }) => item.id === id);
    },
  };
}
