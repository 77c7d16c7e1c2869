import { createTransport } from "nodemailer";
import { afterAll, expect, test, vi } from "vitest";
import { unique } from "../../../../../test/support/build.ts";
import { openChannelDesk } from "../../../../../test/support/channel-desk.ts";
import { accept } from "../../../../../test/support/deliver.ts";
import { startSmtpCounterpart } from "../../../../../test/support/smtp-counterpart.ts";
import { defaultBrand } from "../../../modules/brands/index.ts";
import { saveAccount } from "../../../modules/conversations/channel-accounts/save-account.ts";
import { applyReport } from "../../../modules/conversations/index.ts";
import { createDrain } from "../../../modules/intake/index.ts";
import { smallPage } from "../testing/small-page.ts";
import { byMail } from "./carried.ts";

const OWN = "+862155550000";
const MAILBOX = "fax@shop.example";
const PROVEN = "mx.shop.example; dkim=pass header.d=provider.example";
const { desk, admin, agent, work, lines, answer } = await openChannelDesk();
const smtp = await startSmtpCounterpart();
afterAll(() => smtp.stop());
const brandId = (await defaultBrand(desk.ctx)).id;
const save = (channel: string, config: Record<string, unknown>, addresses: string[] = []) => {
  const named = { channel, name: `${channel} of the tests`, brandId, teamId: null, addresses, active: true, config };
  return saveAccount(desk.ctx, null, named);
};
const way = { smtpHost: "127.0.0.1", smtpPort: smtp.port, smtpSecurity: "none" };
const carrier = await save("mail", { receive: "receiver", ...way }, [MAILBOX]);
const settings = {
  way: "mail",
  number: OWN,
  mailbox: MAILBOX,
  gateways: ["provider.example"],
  server: "mx.shop.example",
  sendTo: "{number}@out.provider.example",
};
const account = await save("fax", settings);

/** A mail with what providers put in, as it stands in the mailbox. */
async function mailOf(given: { subject: string; page?: boolean; from?: string; proof?: string; text?: string }) {
  const { from = "fax@provider.example", proof = PROVEN, subject, text = "" } = given;
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from,
    to: MAILBOX,
    subject,
    text,
    messageId: `<${unique()}.${Math.random()}@provider.example>`,
    attachments: given.page ? [{ filename: "fax.tif", content: smallPage() }] : [],
  });
  return Buffer.concat([Buffer.from(`Authentication-Results: ${proof}\r\n`), message as Buffer]);
}
const comes = async (given: Parameters<typeof mailOf>[0]) => {
  await accept(desk.ctx, { id: carrier.id, address: MAILBOX }, await mailOf(given));
  await work();
};
const newest = async () => (await lines()).findLast(({ direction }) => direction === "in")!;
const replyOf = async (caseId: number) => (await lines(caseId)).findLast(({ kind }) => kind === "reply")!;

test("[A1] a fax that a provider mails is a fax's case and no mail; the answer goes out as pages, and the provider's word on it is told", async () => {
  await comes({ subject: "Fax from 01066660000, 1 page(s)", page: true });
  const { caseId, channel, problems } = await newest();
  expect({ channel, problems }).toEqual({ channel: "fax", problems: [] });
  const { body: page } = await agent.get(`/api/v1/cases/${caseId}`);
  expect(page.subject).toBe("+861066660000 的传真，共 1 页");
  const { rows } = await desk.pool.query("select kind, address from handles");
  expect(rows).toEqual([{ kind: "fax", address: "+861066660000" }]);

  const { body: accounts } = await admin.get("/api/v1/channel-accounts");
  const shown = accounts.items.find(({ id }: { id: number }) => id === account.id);
  expect(shown).toMatchObject({ hookUrl: null, health: { lastMessageAt: expect.any(String) } });

  smtp.taken.length = 0;
  await answer(caseId, { text: "您的包裹在路上。" });
  expect(await replyOf(caseId)).toMatchObject({ deliveryState: "sent" });
  const [mail] = smtp.taken;
  expect(mail).toMatchObject({ from: MAILBOX, to: ["861066660000@out.provider.example"] });
  expect(mail!.raw).toContain("application/pdf");
  expect(mail!.raw).not.toContain("包裹");
  const subject = mail!.headers.get("subject")!;

  await comes({ subject: `Failed: ${subject}`, from: "fax@evil.example" });
  expect(await replyOf(caseId)).toMatchObject({ deliveryState: "sent" });
  const mails = async () => (await lines()).filter((line) => line.channel === "mail" && line.direction === "in");
  expect(await mails()).toHaveLength(1);
  await comes({ subject: `Successfully sent: ${subject}` });
  expect(await replyOf(caseId)).toMatchObject({ deliveryState: "delivered" });
  expect(await mails()).toHaveLength(1);
});

test("[A6] an answer that the provider could not bring on failed, with the provider's words", async () => {
  await comes({ subject: "Fax from 01066660001", page: true });
  const { caseId } = await newest();
  await answer(caseId, { text: "Are you there?" });
  await comes({ subject: "Your fax to +86 10 6666 0001 could not be sent: busy" });
  expect(await replyOf(caseId)).toMatchObject({ deliveryState: "bounced" });
  const { rows } = await desk.pool.query("select detail from delivery_attempts where outcome = 'bounced'");
  expect(rows).toEqual([{ detail: "Your fax to +86 10 6666 0001 could not be sent: busy" }]);
});

test.each([
  ["hang-up", "01066660004"],
  ["reset", "01066660005"],
] as const)(
  "[A6] a fax that the provider may have, since the line broke (%s), is not sent twice: a person decides",
  async (behaviour, number) => {
    await comes({ subject: `Fax from ${number}`, page: true });
    const { caseId } = await newest();
    smtp.behave(behaviour);
    smtp.taken.length = 0;
    await answer(caseId, { text: "Once." });
    smtp.behave("take");
    desk.advance("1 d");
    await work();
    expect(smtp.taken).toHaveLength(1);
    expect(await replyOf(caseId)).toMatchObject({ deliveryState: "failed", deliveryError: "interrupted" });
  },
);

test.each([
  ["whose domain our server did not see proven", { proof: "mx.shop.example; dkim=none" }],
  ["by whoever is no provider", { from: "li@customer.example" }],
])("a fax %s stays a mail", async (_what, over) => {
  await comes({ subject: "Fax from 01066660002", page: true, ...over });
  expect(await newest()).toMatchObject({ channel: "mail" });
});

test("[A1] a second number on one mailbox is refused at its field: nothing would tell whose fax a mail is", async () => {
  const second = { ...settings, number: "+862155550001", mailbox: MAILBOX.toUpperCase() };
  const input = {
    channel: "fax",
    name: "Second",
    brandId: account.brand.id,
    teamId: null,
    addresses: [],
    config: second,
  };
  const params = { field: "config.mailbox", address: MAILBOX, account: account.name };
  const refused = await admin.post("/api/v1/channel-accounts", { ...input, active: true });
  expect(refused.body.error).toMatchObject({ code: "conversations.carrier_taken", params });
  expect((await admin.post("/api/v1/channel-accounts", { ...input, active: false })).status).toBe(200);
});

test("[A6] a fax that comes back as a mail answered nobody: its case is open again", async () => {
  await comes({ subject: "Fax from 01066660006", page: true });
  const { caseId } = await newest();
  await answer(caseId, { text: "Solved.", thenCategory: "solved" });
  const { rows } = await desk.pool.query("select external_id from messages where case_id = $1 and kind = 'reply'", [
    caseId,
  ]);
  const recipients = ["861066660006@out.provider.example"];
  await applyReport(desk.ctx, {
    externalId: rows[0].external_id,
    recipients,
    outcome: "bounced",
    detail: "no such user",
  });
  await work();
  expect(await replyOf(caseId)).toMatchObject({ deliveryState: "bounced" });
  expect((await agent.get(`/api/v1/cases/${caseId}`)).body.status).toMatchObject({ category: "open" });
});

test("[A6] faxes whose pages take long to read hold up no mail", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { take } = byMail;
  const slowly = vi.spyOn(byMail, "take").mockImplementation(async (message, ...rest) => {
    if (message.attachments.length > 0) await held;
    return take(message, ...rest);
  });
  const arrives = async (given: Parameters<typeof mailOf>[0]) =>
    accept(desk.ctx, { id: carrier.id, address: MAILBOX }, await mailOf(given));
  for (let n = 0; n < 10; n++) await arrives({ subject: `Fax from 0106666010${n}`, page: true });
  await arrives({ subject: "Where is my parcel?", from: "li@customer.example" });
  const settled: string[] = [];
  // The mail is the first that is done: else nothing ever would be.
  const worker = createDrain(desk.ctx, {
    onSettled(outcome) {
      settled.push(outcome);
      release();
    },
  });
  while ((await worker.take()) !== 0);
  await worker.settled();
  slowly.mockRestore();
  expect(settled).toEqual(Array(11).fill("stored"));
});

test("[A6] without an account that carries it an answer waits, and the doctor says what is missing", async () => {
  await comes({ subject: "Fax from 01066660003", page: true });
  const { caseId } = await newest();
  const { id, channel, name, brand, addresses, config } = account;
  const input = { id, channel, name, brandId: brand.id, teamId: null, addresses, active: true, config };
  expect((await admin.post("/api/v1/channel-accounts/check", input)).body).toMatchObject({
    ok: true,
    steps: [{ name: "carrier", ok: true }],
  });
  await admin.delete(`/api/v1/channel-accounts/${carrier.id}`);
  expect((await admin.post("/api/v1/channel-accounts/check", input)).body).toMatchObject({
    ok: false,
    steps: [{ name: "carrier", ok: false, detail: MAILBOX }],
  });
  smtp.taken.length = 0;
  await answer(caseId, { text: "Wait." });
  expect((await replyOf(caseId)).deliveryState).not.toBe("sent");
  expect(smtp.taken).toEqual([]);
});
