import { expect, test } from "vitest";
import { openTestDesk } from "../../../../test/support/app.ts";
import { unique } from "../../../../test/support/build.ts";
import { buildMailAccount, deliver } from "../../../../test/support/deliver.ts";
import { readCaseToken } from "../cases/index.ts";

const desk = await openTestDesk({ settings: { KEEPWORD_URL: "https://help.shop.example" } });
const { ctx } = desk;
const account = await buildMailAccount(ctx);

type Acknowledgement = {
  caseId: number;
  subject: string;
  text: string;
  automatic: boolean;
  recipients: { to: { address: string }[] };
  conversationId: number;
  inReplyTo: string | null;
};

async function acknowledgementsTo(address: string): Promise<Acknowledgement[]> {
  await desk.settle();
  const rows = await ctx.db
    .selectFrom("messages")
    .selectAll()
    .where("kind", "=", "acknowledgement")
    .orderBy("id")
    .execute();
  return (rows as unknown as Acknowledgement[]).filter((row) => row.recipients.to[0]!.address === address);
}

function newAddress(): string {
  return `buyer${unique()}@example.com`;
}

test("[A6] a Chinese mail is acknowledged in Chinese with its number, the promised time and the page of its case", async () => {
  const from = newAddress();
  await deliver(ctx, account, {
    from: `王芳 <${from}>`,
    subject: "退款什么时候到账？",
    text: "三月一日退的货，至今没有收到退款，请尽快处理。",
  });
  const [sent, ...more] = await acknowledgementsTo(from);
  expect(more).toEqual([]);
  const { rows } = await desk.pool.query("select due_at from promises where case_id = $1", [sent!.caseId]);
  // Monday 10:00 in Shanghai and six working hours.
  const due = new Intl.DateTimeFormat("zh-CN", { dateStyle: "full", timeZone: "Asia/Shanghai" }).format(rows[0].due_at);
  expect(sent!.subject).toContain(`工单 ${sent!.caseId}`);
  expect(sent!.text).toContain("王芳，您好");
  expect(sent!.text).toContain(`工单号为 ${sent!.caseId}`);
  expect(sent!.text).toMatch(new RegExp(`${due} \\d\\d:\\d\\d（中国.*时间）`));
  const token = /https:\/\/help\.shop\.example\/c\/(\S+)/.exec(sent!.text)?.[1];
  expect(readCaseToken(ctx, token!)).toBe(sent!.caseId);
  expect(sent!.automatic).toBe(true);
});

test("[A6] an English mail is acknowledged in English, in its own thread", async () => {
  const from = newAddress();
  const messageId = `${unique()}.ack@example.com`;
  await deliver(ctx, account, {
    from,
    messageId,
    text: "My order has not arrived and I would like to know where it is.",
  });
  const [sent] = await acknowledgementsTo(from);
  expect(sent!.text).toMatch(/A person will answer you by Monday, (?:9 March|March 9),? 2026, \d\d:\d\d \(China/);
  expect(sent!.inReplyTo).toBe(messageId);
});

test("[A6] who has just heard from us is not told again; who waits a day and writes again is", async () => {
  const from = newAddress();
  const messageId = `${unique()}.again@example.com`;
  const references = { References: `<${messageId}>` };
  await deliver(ctx, account, { from, messageId });
  desk.advance("1 h");
  await deliver(ctx, account, { from, headers: references });
  expect(await acknowledgementsTo(from)).toHaveLength(1);
  desk.advance("2 d");
  await deliver(ctx, account, { from, headers: references });
  expect(await acknowledgementsTo(from)).toHaveLength(2);
});

test("[A6] nothing that writes by itself is answered, so that no two machines talk to each other", async () => {
  const robots: { from: string; headers?: Record<string, string> }[] = [
    { from: newAddress(), headers: { "Auto-Submitted": "auto-replied" } },
    { from: newAddress(), headers: { "Auto-Submitted": "auto-generated" } },
    { from: newAddress(), headers: { Precedence: "bulk" } },
    { from: newAddress(), headers: { "List-Id": "<offers.example.com>" } },
    { from: newAddress(), headers: { "X-Autoreply": "yes" } },
    { from: `no-reply${unique()}@example.com`.replace(/\d+/, (n) => `+${n}`) },
    { from: `MAILER-DAEMON@host${unique()}.example.com`.toLowerCase() },
    { from: (await buildMailAccount(ctx)).address },
    { from: account.address },
  ];
  for (const robot of robots) {
    await deliver(ctx, account, robot);
    expect(await acknowledgementsTo(robot.from), JSON.stringify(robot)).toEqual([]);
  }
});

test("[A6] an address gets five acknowledgements an hour and no more, and every mail is still received", async () => {
  const from = newAddress();
  const matters = ["kettle", "lamp", "chair", "watch", "curtains", "coffee", "invoice", "voucher"];
  for (const matter of matters) await deliver(ctx, account, { from, subject: matter, text: `About the ${matter}.` });
  expect(await acknowledgementsTo(from)).toHaveLength(5);
  const { rows } = await desk.pool.query("select count(*)::int as n from messages where sender ->> 'address' = $1", [
    from,
  ]);
  expect(rows[0].n).toBe(8);
  desk.advance("61 min");
  await deliver(ctx, account, { from, subject: "One more", text: "And the jacket?" });
  expect(await acknowledgementsTo(from)).toHaveLength(6);
});

test("[A6] two machines that answer whatever they get come to rest, though they hide what they are", async () => {
  const from = newAddress();
  await deliver(ctx, account, { from, subject: "Ping" });
  for (let round = 0; round < 12; round++) {
    const sent = await acknowledgementsTo(from);
    const answered = sent.at(-1)!;
    await deliver(ctx, account, { from, subject: `Re: ${answered.subject}`, text: `Got it ${round}` });
  }
  expect((await acknowledgementsTo(from)).length).toBeLessThanOrEqual(5);
});

test("[A6] an acknowledgement answers nothing: the promise of an answer stays open", async () => {
  const from = newAddress();
  await deliver(ctx, account, { from });
  const [sent] = await acknowledgementsTo(from);
  const { rows } = await desk.pool.query("select kind, state from promises where case_id = $1", [sent!.caseId]);
  expect(rows).toEqual([{ kind: "first_response", state: "open" }]);
});
