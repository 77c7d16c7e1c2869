import nodemailer from "nodemailer";
import { expect, onTestFailed, onTestFinished, test } from "vitest";
import { smallPage } from "../../src/server/channels/fax/testing/small-page.ts";
import { casePage } from "../e2e/pages/case-page.ts";
import { openDesk } from "../e2e/pages/desk.ts";
import {
  ADMIN,
  chooseDeskPorts,
  type MailDesk,
  mailbox,
  PATIENCE,
  startMailDesk,
  submission,
} from "./servers/mail-desk.ts";
import { startMailWorld } from "./servers/mail-world.ts";
import { readMailbox } from "./servers/mailbox.ts";
import { swaks } from "./servers/swaks.ts";

/** One address of the shop is a mailbox that the desk reads by IMAP, the other's mail comes to the desk's own receiver. */
const SUPPORT = "support@shop.example";
const ORDERS = "orders@shop.example";
const FAX = "fax@shop.example";
const CALLED = "861066660000@fax.provider.example";
const [WANG, ANNA, GHOST] = ["wang@customers.example", "anna@customers.example", "ghost@customers.example"];

const ports = await chooseDeskPorts();
const world = await startMailWorld({
  mailboxes: [SUPPORT, ORDERS, FAX, CALLED, WANG, ANNA],
  onward: { [ORDERS]: ports.smtpPort },
});
const { dovecot, postfix } = world;
const desk = await startMailDesk(world, ports);
const support = await desk.admin.addMailAccount({ addresses: [SUPPORT], config: mailbox(SUPPORT, world) });
const orders = await desk.admin.addMailAccount({
  addresses: [ORDERS],
  config: { receive: "receiver", ...submission(ORDERS, postfix.submissionPort) },
});

/** A mail to the shop from a customer's own mail program, through Postfix. */
const write = (from: string, to: string, subject: string, text: string, headers?: Record<string, string>) =>
  swaks({ port: postfix.mxPort, from, to, subject, text, headers });

/** What we wrote to a customer about a case: our Message-IDs begin with its number. */
async function mailsAbout(customer: string, caseId: number) {
  const ours = `<kw.${caseId.toString(36)}.`;
  return (await readMailbox(dovecot, customer)).filter((mail) => mail.messageId?.startsWith(ours));
}

/** The same, once there are as many as expected. */
async function inboxOf(customer: string, caseId: number, count: number) {
  const subjects = async () => (await mailsAbout(customer, caseId)).map((mail) => mail.subject);
  await expect.poll(subjects, PATIENCE).toHaveLength(count);
  return mailsAbout(customer, caseId);
}

const caseAbout = async (subject: string) => {
  await expect.poll(async () => desk.caseAbout(subject).then(() => null, String), PATIENCE).toBeNull();
  return desk.caseAbout(subject);
};

/** Answers as an agent does, in the browser. */
async function answerInBrowser(caseId: number, text: string): Promise<void> {
  const { page, t } = await openDesk(desk, { email: ADMIN.email, path: `/cases/${caseId}` });
  const screen = casePage({ page, t });
  await screen.answer.fill(text);
  await screen.send("waiting_customer").click();
  await screen.message(text).waitFor();
  await screen.message(text).getByText(t("desk-message.delivery.sent")).waitFor({ timeout: PATIENCE.timeout });
}

function explainFailures(running: MailDesk): void {
  world.explainFailures();
  onTestFailed(() => {
    process.stderr.write(`Desk:\n${running.output()}\n`);
  });
}

test.each([
  ["IMAP", SUPPORT, WANG],
  ["SMTP", ORDERS, ANNA],
])(
  "[A1] [A6] [B1] a mail that comes by %s is acknowledged, promised an answer, answered in the browser, read by the customer, and goes on when they reply",
  async (way, address, customer) => {
    explainFailures(desk);
    const subject = `Where is my parcel? (${way})`;
    await write(customer, address, subject, "It was to come on Monday. Where is it?");
    const { id } = await caseAbout(subject);

    const [acknowledgement] = await inboxOf(customer, id, 1);
    const opened = await caseAbout(subject);
    const promise = opened.promises.find(({ kind }) => kind === "first_response")!;
    expect(promise).toMatchObject({ state: "open" });
    expect(acknowledgement).toMatchObject({ autoSubmitted: "auto-replied", from: { address } });
    expect(acknowledgement!.text).toContain(spoken(promise.dueAt!));
    expect(opened.messages.map(({ direction, ourRole }) => [direction, ourRole])).toEqual([
      ["in", "to"],
      ["out", null],
    ]);

    await answerInBrowser(id, "It reaches you on Friday before noon. 周五中午前送到。");
    const [, answer] = await inboxOf(customer, id, 2);
    expect(answer!.text).toContain("周五中午前送到。");
    expect(answer!.from!.address).toBe(address);
    const answered = await caseAbout(subject);
    expect(answered.promises.find(({ kind }) => kind === "first_response")).toMatchObject({ state: "kept" });
    expect(answered.status.category).toBe("waiting_customer");

    await write(customer, address, `Re: ${subject}`, "Friday does not suit me.", {
      "In-Reply-To": answer!.messageId!,
      References: [...answer!.references, answer!.messageId!].join(" "),
    });
    await expect.poll(async () => (await caseAbout(subject)).status.category, PATIENCE).toBe("open");
    const reopened = await caseAbout(subject);
    // The day that the answer named is a promise of its own.
    expect(reopened.promises.map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual([
      "delivery open",
      "first_response kept",
      "next_response open",
    ]);
    expect(await desk.storyOf(id)).toEqual(["in message", "out acknowledgement", "out reply", "in message"]);
  },
  240_000,
);

/** Each about something else: who asks about the same again is one case. */
const MATTERS = {
  mailboxAway: "Invoice for the garden table",
  meanwhile: "The coffee machine leaks",
  deskAwayMailbox: "Washing a blanket",
  deskAwayReceiver: "Lamp shades",
};

test("[A1] both servers stop and start again: what was sent while each was down arrives, once", async () => {
  explainFailures(desk);
  const subject = "A suitcase without its handle";
  await write(WANG, SUPPORT, subject, "The red suitcase came without a handle.");
  const { id } = await caseAbout(subject);
  await inboxOf(WANG, id, 1);

  await dovecot.stop();
  // Postfix keeps what Dovecot cannot take, and takes the agent's answer only when Dovecot can check the password.
  await write(WANG, SUPPORT, MATTERS.mailboxAway, "Please send the invoice for the garden table to my office.");
  await write(ANNA, ORDERS, MATTERS.meanwhile, "Water runs out at the bottom of the coffee machine.");
  const { id: meanwhile } = await caseAbout(MATTERS.meanwhile);
  await expect.poll(async () => (await desk.account(support)).health.state, PATIENCE).toBe("failing");
  await dovecot.start();
  const { id: late } = await caseAbout(MATTERS.mailboxAway);
  await inboxOf(WANG, late, 1);
  await inboxOf(ANNA, meanwhile, 1);

  await postfix.stop();
  const reply = await desk.admin.post(`/api/v1/cases/${id}/reply`, { text: "Here we are again. 我们回来了。" });
  const delivery = async () => {
    const { messages } = await caseAbout(subject);
    return messages.find((message) => message.id === reply.id)!.delivery!;
  };
  await expect.poll(async () => (await delivery()).attempts.map(({ outcome }) => outcome), PATIENCE).toEqual(["retry"]);
  expect(await delivery()).toMatchObject({ state: "queued", error: expect.stringContaining("ECONNREFUSED") });
  await postfix.start();
  await expect.poll(async () => (await delivery()).state, PATIENCE).toBe("sent");
  expect((await inboxOf(WANG, id, 2)).at(-1)!.text).toContain("我们回来了。");
  await expect.poll(async () => (await desk.account(support)).health.state, PATIENCE).toBe("ok");

  await desk.kill("SIGTERM");
  await write(WANG, SUPPORT, MATTERS.deskAwayMailbox, "May I wash the woollen blanket at sixty degrees?");
  await write(ANNA, ORDERS, MATTERS.deskAwayReceiver, "Do you sell shades for the floor lamp?");
  await desk.start();
  await inboxOf(WANG, (await caseAbout(MATTERS.deskAwayMailbox)).id, 1);
  await inboxOf(ANNA, (await caseAbout(MATTERS.deskAwayReceiver)).id, 1);
  await desk.quiet();
  const { rows } = await desk.db.query(
    `select external_id from messages where direction = 'in' group by external_id having count(*) > 1`,
  );
  expect(rows).toEqual([]);
  const cases = await desk.db.query("select subject from cases where subject = any($1) order by id", [
    [subject, ...Object.values(MATTERS)],
  ]);
  expect(cases.rows).toHaveLength(5);
}, 480_000);

test("[A6] a bounce is shown on the message that came back, and is no customer's mail", async () => {
  explainFailures(desk);
  const subject = "From somebody whose mailbox is gone";
  await write(GHOST, SUPPORT, subject, "Please answer me.");
  const { id } = await caseAbout(subject);
  await expect
    .poll(
      async () => (await caseAbout(subject)).messages.map(({ kind, delivery }) => [kind, delivery?.state]),
      PATIENCE,
    )
    .toEqual([
      ["message", undefined],
      ["acknowledgement", "bounced"],
      ["bounce", undefined],
    ]);
  const { messages, contactCount, promises } = await caseAbout(subject);
  expect(messages[1]!.delivery!.error).toMatch(/ghost@customers\.example.*5\.1\.1/);
  expect(messages[2]).toMatchObject({ autoReply: "bounce", direction: "in" });
  expect(contactCount).toBe(1);
  expect(promises.map(({ kind }) => kind)).toEqual(["first_response"]);
  await desk.quiet();
  expect(await desk.storyOf(id)).toEqual(["in message", "out acknowledgement", "in bounce"]);
}, 120_000);

test.each([
  ["that says it is one", { "Auto-Submitted": "auto-replied", Subject: "Automatic reply: away" }, "Too short a rail"],
  ["that says nothing", { Subject: "Re: your mail" }, "Charged twice"],
])(
  "[A6] a customer's machine %s and answers everything starts no loop",
  async (_, headers, subject) => {
    explainFailures(desk);
    const stopMachine = await answerEverything(ANNA, headers);
    onTestFinished(stopMachine);
    await write(ANNA, SUPPORT, subject, `It is about this: ${subject.toLowerCase()}.`);
    const { id } = await caseAbout(subject);
    await expect
      .poll(async () => (await desk.storyOf(id)).filter((line) => line.startsWith("in")).length, PATIENCE)
      .toBe(2);
    await desk.quiet();
    expect(await desk.storyOf(id)).toEqual(["in message", "out acknowledgement", "in message"]);
    expect(await mailsAbout(ANNA, id)).toHaveLength(1);
  },
  120_000,
);

test("the channel doctor tells of both accounts, and a round trip proves both ways", async () => {
  explainFailures(desk);
  for (const id of [support, orders]) {
    const { key } = await desk.admin.post(`/api/v1/channel-accounts/${id}/round-trip`);
    const trip = () => desk.admin.get(`/api/v1/channel-accounts/${id}/round-trip/${key}`);
    await expect.poll(async () => (await trip()).arrivedAt, PATIENCE).toEqual(expect.any(String));
    expect(await trip()).toMatchObject({ error: null });
  }
  const report = await desk.admin.get("/api/v1/doctor");
  const byId = (id: number) => report.accounts.find((account: { id: number }) => account.id === id).health;
  expect(byId(support)).toMatchObject({
    state: "ok",
    lastPollAt: expect.any(String),
    lastMessageAt: expect.any(String),
    lastError: null,
  });
  expect(byId(orders)).toMatchObject({
    state: "ok",
    lastMessageAt: expect.any(String),
    lastSentAt: expect.any(String),
    lastError: null,
  });
  const brands = await desk.admin.get("/api/v1/brands");
  const form = {
    channel: "mail",
    name: "x",
    brandId: brands.items[0].id,
    teamId: null,
    active: true,
    addresses: [SUPPORT],
  };
  const check = (config: Record<string, unknown>) =>
    desk.admin.post("/api/v1/channel-accounts/check", { ...form, config: { ...mailbox(SUPPORT, world), ...config } });
  expect(await check({})).toMatchObject({ ok: true, steps: [{ ok: true }, { ok: true }, { ok: true }] });
  const wrong = await check({ imapPassword: "wrong", smtpPassword: "wrong" });
  expect(wrong).toMatchObject({
    ok: false,
    steps: [
      { name: "imap.sign_in", ok: false },
      { name: "smtp.sign_in", ok: false },
    ],
  });
  expect(wrong.steps[1].detail).toContain("535");
  expect((await check({ imapFolders: ["INBOX", "Nowhere"] })).steps).toContainEqual(
    expect.objectContaining({ name: "imap.folder", ok: false, detail: expect.stringContaining("Nowhere") }),
  );
}, 120_000);

/** A program in a customer's mailbox that answers each new mail, whatever that says of itself. */
async function answerEverything(customer: string, headers: Record<string, string>): Promise<() => void> {
  const known = new Set((await readMailbox(dovecot, customer)).map(({ uid }) => uid));
  const post = nodemailer.createTransport({ host: "127.0.0.1", port: postfix.mxPort, secure: false, ignoreTLS: true });
  const { Subject: subject, ...more } = headers;
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    for (const mail of await readMailbox(dovecot, customer)) {
      if (known.has(mail.uid)) continue;
      known.add(mail.uid);
      const inReplyTo = mail.messageId!;
      await post.sendMail({
        from: customer,
        to: mail.from!.address,
        subject,
        text: "I am away until Monday.",
        inReplyTo,
        references: inReplyTo,
        headers: more,
      });
    }
    busy = false;
  };
  const timer = setInterval(look, 300);
  return () => {
    clearInterval(timer);
    post.close();
  };
}

/** Hours and minutes as the acknowledgement says them, in the shop's time zone. */
function spoken(time: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Shanghai" }).format(
    new Date(time),
  );
}

test("[A1] [A6] a provider's mails with pages are faxes; the answer is a mail to the number with our pages, and arrives once the provider says so", async () => {
  explainFailures(desk);
  await desk.admin.addMailAccount({ addresses: [FAX], config: mailbox(FAX, world) });
  const gateways = ["fax.provider.example"];
  const config = { way: "mail", number: "+862155550000", mailbox: FAX, gateways, proof: "closed" };
  await desk.admin.addAccount({
    channel: "fax",
    config: { ...config, sendTo: "{number}@fax.provider.example" },
  });
  const provider = nodemailer.createTransport({ host: "127.0.0.1", port: postfix.mxPort, ignoreTLS: true });
  const says = (subject: string, attachments: { filename: string; content: Buffer }[] = []) =>
    provider.sendMail({ from: "robot@fax.provider.example", to: FAX, subject, text: "", attachments });
  await says("Fax from 01066660000", [{ filename: "fax.tif", content: smallPage() }]);
  const { id } = await caseAbout("+861066660000 的传真，共 1 页");
  await expect.poll(() => desk.storyOf(id), PATIENCE).toEqual(["in message", "out acknowledgement"]);

  await desk.admin.post(`/api/v1/cases/${id}/reply`, { text: "周五中午前送到。" });
  const pagesOf = async () => {
    const mails = await readMailbox(dovecot, CALLED);
    return mails.map(({ from, attachments }) => [from?.address, ...attachments.map(({ type }) => type)]);
  };
  const mailWithPages = [FAX, "application/pdf"];
  await expect.poll(pagesOf, PATIENCE).toEqual([mailWithPages, mailWithPages]);
  const answer = (await readMailbox(dovecot, CALLED)).at(-1)!;
  await says(`Successfully sent: ${answer.subject}`);
  const stateOf = async () => {
    const { items } = await desk.admin.get(`/api/v1/cases/${id}/messages`);
    return items.findLast((message: { kind: string }) => message.kind === "reply")?.delivery?.state;
  };
  await expect.poll(stateOf, PATIENCE).toBe("delivered");
  expect(await desk.storyOf(id)).toEqual(["in message", "out acknowledgement", "out reply"]);
  const { rows } = await desk.db.query("select distinct channel from messages where case_id = $1", [id]);
  expect(rows).toEqual([{ channel: "fax" }]);
});
