import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openTestDesk } from "../../../../../test/support/app.ts";
import { unique } from "../../../../../test/support/build.ts";
import { type Account, buildMailAccount, drain } from "../../../../../test/support/deliver.ts";
import { type SmtpTalk, talkTo } from "../../../../../test/support/smtp-talk.ts";
import type { ReceiverPorts } from "../../../kernel/channel/index.ts";
import { makeReplyAddress } from "../../../kernel/reply-token.ts";
import { accountsChangedHere } from "../../../modules/conversations/channel-accounts/accounts-changed.ts";
import { makeReceiverPorts } from "../../../modules/conversations/index.ts";
import { acceptDelivery } from "../../../modules/intake/index.ts";
import { MAX_MAIL_BYTES } from "../limits.ts";
import { type ReceiverLimits, startReceiver } from "./start-receiver.ts";

const desk = await openTestDesk();
const { ctx, pool } = desk;
const ports = makeReceiverPorts(ctx, (delivery) => acceptDelivery(ctx, delivery));
const { port } = await open();

/** A receiver as it runs in a desk, on a free port. */
async function open(given: { lmtp?: boolean; limits?: Partial<ReceiverLimits>; ports?: ReceiverPorts } = {}) {
  const { lmtp = false, limits } = given;
  const receiver = await startReceiver(given.ports ?? ports, { port: 0, host: "127.0.0.1", lmtp, limits });
  afterAll(() => receiver.stop());
  return receiver;
}

async function newAccount(address?: string): Promise<Account> {
  const account = await buildMailAccount(ctx, { address });
  accountsChangedHere();
  return account;
}

/** A connection that ends with the test. */
async function talk(to = port): Promise<SmtpTalk & { greeting: string }> {
  const talking = await talkTo(to);
  onTestFinished(() => talking.breakOff());
  return talking;
}

function mailTo(account: Account, more = ""): string {
  return `From: wang@example.com\r\nTo: ${account.address}\r\nSubject: Parcel\r\nMessage-ID: <${unique()}.${Math.random()}@example.com>\r\n${more}\r\nWhere is it?\r\n`;
}

async function storedFor(account: Account) {
  const { rows } = await pool.query(
    "select raw_sha256, envelope, state from intake where account_id = $1 order by id",
    [account.id],
  );
  return Promise.all(
    rows.map(async (row) => ({ ...row, raw: Buffer.from(await ctx.files.get(row.raw_sha256)).toString("latin1") })),
  );
}

async function send(account: Account, mail: string, to = port): Promise<string> {
  const smtp = await talk(to);
  await smtp.begin(account.address);
  return smtp.ask(`${mail}.`);
}

/** While `during` runs, a table is away, as if the database had lost it. */
async function without(table: string, during: () => Promise<void>): Promise<void> {
  await pool.query(`alter table ${table} rename to ${table}_away`);
  try {
    await during();
  } finally {
    await pool.query(`alter table ${table}_away rename to ${table}`);
  }
}

describe("storing", () => {
  test("[A1] says 250 once a mail is stored with its bytes and its envelope", async () => {
    const account = await newAccount();
    const mail = mailTo(account, "X-Odd: \xff\xfe\r\n");
    const smtp = await talk();
    expect(smtp.greeting).toMatch(/^220 /);
    expect(await smtp.begin(account.address)).toMatch(/^354 /);
    await smtp.send(Buffer.from(`${mail}..a dot at the start\r\n.\r\n`, "latin1"));
    expect(await smtp.hear()).toMatch(/^250 Stored as [0-9a-f]{12}$/);
    expect(await storedFor(account)).toMatchObject([
      {
        raw: `${mail}.a dot at the start\r\n`,
        envelope: { mailFrom: "wang@example.com", rcptTo: [account.address], remoteAddress: "127.0.0.1" },
        state: "pending",
      },
    ]);
  });

  test("[A1] says 451 while mail cannot be stored, and takes the same mail when it can", async () => {
    const account = await newAccount();
    const mail = mailTo(account);
    await without("intake", async () => {
      expect(await send(account, mail)).toBe("451 4.3.0 Cannot store mail now, please try again");
    });
    expect(await storedFor(account)).toEqual([]);
    expect(await send(account, mail)).toMatch(/^250 /);
    expect(await storedFor(account)).toHaveLength(1);
  });

  test("[A1] says 451, not 550, while it cannot be looked up who is ours", async () => {
    const account = await newAccount();
    const smtp = await talk();
    await smtp.ask("EHLO sender.example");
    await smtp.ask("MAIL FROM:<wang@example.com>");
    await without("channel_accounts", async () => {
      accountsChangedHere();
      expect(await smtp.ask(`RCPT TO:<${account.address}>`)).toMatch(/^451 /);
    });
    accountsChangedHere();
    expect(await smtp.ask(`RCPT TO:<${account.address}>`)).toMatch(/^250 /);
  });

  test("[A1] a mail that is sent again after its 250 was lost is there once", async () => {
    const account = await newAccount();
    const mail = mailTo(account);
    const first = await talk();
    await first.begin(account.address);
    await first.send(`${mail}.\r\n`);
    first.breakOff();
    expect(await send(account, mail)).toMatch(/^250 /);
    expect(await send(account, mail)).toMatch(/^250 /);
    expect(await storedFor(account)).toHaveLength(1);
  });

  test("a mail for two accounts is stored for both; SMTP hears of it only when both have it", async () => {
    const [one, two] = [await newAccount(), await newAccount()];
    const mail = mailTo(one);
    let broken = true;
    const half = await open({
      ports: { ...ports, accept: (d) => (broken && d.accountId === two.id ? fail() : ports.accept(d)) },
    });
    const smtp = await talk(half.port);
    await smtp.begin([one.address, two.address]);
    expect(await smtp.ask(`${mail}.`)).toMatch(/^451 /);
    broken = false;
    await smtp.begin([one.address, two.address]);
    expect(await smtp.ask(`${mail}.`)).toMatch(/^250 /);
    expect([await storedFor(one), await storedFor(two)].map((rows) => rows.length)).toEqual([1, 1]);
  });

  test("LMTP says for each recipient whether its mail is stored", async () => {
    const [one, two] = [await newAccount(), await newAccount()];
    const half = await open({
      lmtp: true,
      ports: { ...ports, accept: (d) => (d.accountId === two.id ? fail() : ports.accept(d)) },
    });
    const lmtp = await talk(half.port);
    expect(await lmtp.ask("EHLO sender.example")).toMatch(/^500 /);
    await lmtp.begin([one.address, two.address, one.address.replace("@", "+orders@")], "LHLO sender.example");
    await lmtp.send(`${mailTo(one)}.\r\n`);
    const answers = [await lmtp.hear(), await lmtp.hear(), await lmtp.hear()];
    expect(answers.map((answer) => answer.slice(0, 3))).toEqual(["250", "451", "250"]);
    expect(await storedFor(one)).toHaveLength(1);
  });

  test("a mailbox that is taken away between RCPT and DATA costs no mail", async () => {
    const account = await newAccount();
    const smtp = await talk();
    await smtp.begin(account.address);
    await pool.query("update channel_accounts set active = false where id = $1", [account.id]);
    accountsChangedHere();
    expect(await smtp.ask(`${mailTo(account)}.`)).toMatch(/^451 /);
    await smtp.ask("MAIL FROM:<wang@example.com>");
    expect(await smtp.ask(`RCPT TO:<${account.address}>`)).toMatch(/^550 5\.1\.1 /);
  });
});

describe("who is ours", () => {
  test("[A1] a reply address reaches the account, also in other letters, and proves its case", async () => {
    const account = await newAccount();
    const { address } = account;
    await send(account, mailTo(account));
    await drain(ctx);
    const casesOf = "select case_id::int from messages where direction = 'in' and account_id = $1";
    const caseId = (await pool.query(casesOf, [account.id])).rows[0].case_id;
    const smtp = await talk();
    await smtp.begin(makeReplyAddress(ctx.config.secret, caseId, address).toUpperCase());
    expect(await smtp.ask(`${mailTo(account)}.`)).toMatch(/^250 /);
    await drain(ctx);
    const { rows } = await pool.query(casesOf, [account.id]);
    expect(rows).toEqual([{ case_id: caseId }, { case_id: caseId }]);
  });

  test("a subaddress reaches the account it is a subaddress of, unless another has exactly it", async () => {
    const account = await newAccount();
    const orders = await newAccount(account.address.replace("@", "+orders@"));
    const smtp = await talk();
    await smtp.begin([account.address.replace("@", "+blog@"), orders.address]);
    expect(await smtp.ask(`${mailTo(account)}.`)).toMatch(/^250 /);
    expect([await storedFor(account), await storedFor(orders)].map((rows) => rows.length)).toEqual([1, 1]);
  });

  test("it relays nothing: foreign addresses, source routes and percent signs are refused, and there is no sign-in", async () => {
    const { address } = await newAccount();
    const smtp = await talk();
    const abilities = await smtp.ask("EHLO sender.example");
    expect(abilities).not.toMatch(/AUTH|STARTTLS/);
    await smtp.ask("MAIL FROM:<wang@example.com>");
    const foreign = [
      "victim@elsewhere.example",
      address.replace("@", "%elsewhere.example@"),
      `"victim@elsewhere.example"@${address.split("@")[1]}`,
      `${address}@elsewhere.example`,
      `@relay.example:victim@elsewhere.example`,
      `${address}.`,
      address.replace("@", "+x@y@"),
    ];
    for (const wanted of foreign) expect(await smtp.ask(`RCPT TO:<${wanted}>`), wanted).toMatch(/^5\d\d /);
    expect(await smtp.ask("DATA")).toMatch(/^503 /);
    expect(await smtp.ask("AUTH PLAIN AHdhbmcAcGFzcw==")).toMatch(/^500 /);
    expect(await smtp.ask("VRFY root")).toMatch(/^252 /);
  });
});

describe("what does not fit", () => {
  test("a mail that says it is too large is refused before it is sent", async () => {
    const smtp = await talk();
    await smtp.ask("EHLO sender.example");
    expect(await smtp.ask(`MAIL FROM:<wang@example.com> SIZE=${MAX_MAIL_BYTES + 1}`)).toMatch(/^552 /);
  });

  test("a mail that turns out too large is refused, whether its header or its text never ends; the next one is taken", async () => {
    const account = await newAccount();
    for (const line of [`X-Endless: ${"x".repeat(1_000)}\r\n`, `\r\n${"y".repeat(1_000)}\r\n`]) {
      const smtp = await talk();
      await smtp.begin(account.address);
      const block = line.repeat(1_000);
      for (let sent = 0; sent <= MAX_MAIL_BYTES; sent += block.length) await smtp.send(block);
      expect(await smtp.ask("\r\n.")).toBe(`552 5.3.4 Larger than ${MAX_MAIL_BYTES} bytes`);
      await smtp.begin(account.address);
      expect(await smtp.ask(`${mailTo(account)}.`)).toMatch(/^250 /);
    }
    expect(await storedFor(account)).toHaveLength(2);
  });

  test("a line of megabytes is kept as it is in a mail, and ends the connection as a command", async () => {
    const account = await newAccount();
    const mail = mailTo(account, `X-Long: ${"长".repeat(10)}${"x".repeat(3_000_000)}\r\n`);
    const smtp = await talk();
    await smtp.begin(account.address);
    expect(await smtp.ask(`${mail}.`)).toMatch(/^250 /);
    expect((await storedFor(account))[0]!.raw).toHaveLength(Buffer.byteLength(mail));
    await smtp.send("NOOP ".padEnd(1_000_000, "x"));
    expect(await smtp.hear()).toMatch(/^421 /);
    await smtp.closed;
  });

  test("more recipients than a mail may have are put off, not lost", async () => {
    const account = await newAccount();
    const { port: small } = await open({ limits: { recipients: 2 } });
    const smtp = await talk(small);
    await smtp.ask("EHLO sender.example");
    await smtp.ask("MAIL FROM:<wang@example.com>");
    const asked = ["+a@", "+b@", "+c@"].map((sub) => account.address.replace("@", sub));
    const answers: string[] = [];
    for (const address of asked) answers.push((await smtp.ask(`RCPT TO:<${address}>`)).slice(0, 3));
    expect(answers).toEqual(["250", "250", "452"]);
  });
});

describe("hostile senders", () => {
  const inner = (account: Account) =>
    `MAIL FROM:<ceo@shop.example>\r\nRCPT TO:<${account.address}>\r\nDATA\r\nFrom: ceo@shop.example\r\n\r\nsmuggled\r\n`;
  const ends = [
    "\n.\n",
    "\n.\r\n",
    "\r\n.\n",
    "\r.\r",
    "\r.\r\n",
    "\r\n.\r",
    "\n.\r",
    "\r\n\0.\r\n",
    "\r\n.\0\r\n",
    "\r\n. \r\n",
  ];

  test.each(ends)("%j does not end a mail: nothing can be smuggled in behind it", async (end) => {
    const account = await newAccount();
    const mail = `${mailTo(account)}said before${end}${inner(account)}`;
    for (const way of ["send", "sendSlowly"] as const) {
      const smtp = await talk();
      await smtp.begin(account.address);
      await smtp[way](`${mail}.\r\n`);
      expect(await smtp.hear()).toMatch(/^250 /);
      expect(await smtp.ask("NOOP")).toMatch(/^250 /);
    }
    const stored = await storedFor(account);
    expect(stored).toHaveLength(1);
    expect(stored[0]!.raw).toContain("RCPT TO:");
    expect(stored[0]!.raw).toContain("smuggled");
  });

  test("a mail whose first line is a dot ends there however the packets fall", async () => {
    const account = await newAccount();
    for (const way of ["send", "sendSlowly"] as const) {
      const smtp = await talk();
      await smtp.begin(account.address);
      await smtp[way](`..\r\n${inner(account)}.\r\n`);
      expect(await smtp.hear()).toMatch(/^250 /);
    }
    expect((await storedFor(account)).map(({ raw }) => raw)).toEqual([`.\r\n${inner(account)}`]);
  });

  test("commands that came behind the mail in one piece are answered one by one", async () => {
    const account = await newAccount();
    const smtp = await talk();
    await smtp.begin(account.address);
    await smtp.send(`${mailTo(account)}.\r\nRSET\r\nQUIT\r\n`);
    expect([await smtp.hear(), await smtp.hear(), await smtp.hear()].map((line) => line.slice(0, 3))).toEqual([
      "250",
      "250",
      "221",
    ]);
  });

  test("a mail that breaks off in the middle is not stored", async () => {
    const account = await newAccount();
    const smtp = await talk();
    await smtp.begin(account.address);
    await smtp.send(`${mailTo(account)}and the rest \r\n`);
    smtp.breakOff();
    await smtp.closed;
    expect(await send(account, mailTo(account, "X-Whole: yes\r\n"))).toMatch(/^250 /);
    expect((await storedFor(account)).map(({ raw }) => raw)).toEqual([expect.stringContaining("X-Whole")]);
  });

  test("who says nothing, and who never comes to an end, is sent away with a 421 and may come again", async () => {
    const account = await newAccount();
    const { port: strict } = await open({ limits: { idleMs: 150, sessionMs: 400 } });
    const silent = await talk(strict);
    expect(await silent.hear()).toMatch(/^421 /);
    const slow = await talk(strict);
    await slow.begin(account.address);
    const answer = slow.hear();
    let gone = false;
    slow.closed.then(() => {
      gone = true;
    });
    while (!gone) {
      await slow.send("x");
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await answer).toMatch(/^421 /);
    expect(await storedFor(account)).toEqual([]);
  });

  test("more mail at once than fits into memory is put off; what was being taken is", async () => {
    const account = await newAccount();
    const { port: small } = await open({ limits: { heldBytes: 1_000_000 } });
    const [first, second] = [await talk(small), await talk(small)];
    await first.begin(account.address);
    await first.send(mailTo(account, `X-Large: ${"x".repeat(800_000)}\r\n`));
    // While this is being talked about, what the first one sent has long been read.
    await second.begin(account.address);
    const large = mailTo(account, `X-Large: ${"y".repeat(900_000)}\r\n`);
    expect(await second.ask(`${large}.`)).toMatch(/^452 4\.3\.1 /);
    expect(await first.ask(".")).toMatch(/^250 /);
    await second.begin(account.address);
    expect(await second.ask(`${large}.`)).toMatch(/^250 /);
    expect(await storedFor(account)).toHaveLength(2);
  });

  test("one address cannot take all connections", async () => {
    const { port: small } = await open({ limits: { clientsPerAddress: 2 } });
    expect((await talk(small)).greeting).toMatch(/^220 /);
    const second = await talk(small);
    expect(second.greeting).toMatch(/^220 /);
    expect((await talk(small)).greeting).toMatch(/^421 /);
    await second.ask("QUIT");
    await second.closed;
    expect((await talk(small)).greeting).toMatch(/^220 /);
  });

  test("who speaks HTTP or noise is sent away", async () => {
    const browser = await talk();
    expect(await browser.ask("POST / HTTP/1.1")).toMatch(/^421 /);
    const noise = await talk();
    for (let n = 0; n < 9; n++) expect(await noise.ask(`\x00\xff${n}`)).toMatch(/^500 /);
    expect(await noise.ask("\xff")).toMatch(/^421 /);
  });
});

test("stopping lets a mail that is coming in come in, and sends idle connections away", async () => {
  const account = await newAccount();
  const receiver = await open();
  const [idle, busy] = [await talk(receiver.port), await talk(receiver.port)];
  await idle.ask("EHLO sender.example");
  await busy.begin(account.address);
  const stopped = receiver.stop();
  expect(await idle.hear()).toMatch(/^421 /);
  expect(await busy.ask(`${mailTo(account)}.`)).toMatch(/^250 /);
  busy.breakOff();
  await stopped;
  expect(await storedFor(account)).toHaveLength(1);
});

test("a port that is taken is told with the setting that changes it", async () => {
  await expect(startReceiver(ports, { port, host: "127.0.0.1", lmtp: false })).rejects.toThrow("SMTP_PORT");
  await expect(startReceiver(ports, { port, host: "127.0.0.1", lmtp: true })).rejects.toThrow("LMTP_PORT");
});

function fail(): Promise<never> {
  return Promise.reject(new Error("the disk is full"));
}
