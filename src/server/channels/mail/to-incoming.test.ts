import { describe, expect, test } from "vitest";
import { makeMessageId, makeReplyAddress } from "../../kernel/reply-token.ts";
import { rawMail } from "./parse/test-mail.ts";
import { type MailEnvelope, toIncoming } from "./to-incoming.ts";

const SECRET = "a secret of the tests, long enough to be one";
const account = {
  id: 1,
  channel: "mail",
  name: "Support",
  addresses: ["support@shop.example", "help@shop.example"],
  config: {},
};
const us = account.addresses[0]!;

/** A mail of a customer's with these headers instead of or beside the usual ones; null leaves one out. */
function read(given: Record<string, string | null> = {}, body = "Where is it?", envelope: MailEnvelope = {}) {
  const headers = {
    From: "Wang Fang <Wang.Fang@Example.com>",
    To: us,
    Subject: "Parcel",
    "Message-ID": "<1@example.com>",
    ...given,
  };
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return toIncoming(rawMail(lines, body), envelope, account, SECRET);
}

describe("who wrote it, and as whom we were written to", () => {
  test("[A1] the writer's address is comparable and stays as it was written", async () => {
    expect((await read()).sender).toEqual({
      kind: "mail",
      address: "wang.fang@example.com",
      display: "Wang.Fang@Example.com",
      name: "Wang Fang",
    });
  });

  test("where From names nobody, the envelope does", async () => {
    const unreadable = { From: "Wang Fang", "Return-Path": "<back@example.com>" };
    expect((await read(unreadable, "", { mailFrom: "wire@example.com" })).sender?.address).toBe("wire@example.com");
    expect((await read(unreadable)).sender?.address).toBe("back@example.com");
    expect((await read({ From: null })).sender).toBeNull();
  });

  test.each([
    ["to", { To: `Anna <anna@example.com>, ${us}` }, {}],
    ["to", { To: "Help@Shop.Example" }, {}],
    ["to", { To: us.replace("@", "+orders@") }, {}],
    ["to", { To: makeReplyAddress(SECRET, 7, us) }, {}],
    ["cc", { To: "anna@example.com", Cc: us }, {}],
    ["bcc", { To: "anna@example.com", "Delivered-To": us }, {}],
    ["bcc", { To: "undisclosed-recipients:;" }, { rcptTo: [us.replace("@", "+x@")] }],
    ["bcc", { To: "anna@example.com", Bcc: us }, {}],
    [null, { To: "anna@example.com" }, { rcptTo: ["somebody@else.example"] }],
  ] as const)("our role is %j in %j %j", async (role, headers, envelope) => {
    expect((await read(headers, "", envelope as MailEnvelope)).ourRole).toBe(role);
  });

  test("everybody named is kept with their role, and where answers are to go", async () => {
    const mail = await read({ Cc: "Li <li@example.com>, not an address", "Reply-To": "desk@example.com" });
    expect(mail.recipients.to.map(({ address }) => address)).toEqual([us]);
    expect(mail.recipients.cc.map(({ address }) => address)).toEqual(["li@example.com"]);
    expect(mail.replyTo?.address).toBe("desk@example.com");
  });
});

describe("which case it belongs to", () => {
  test("[A1] what it answers comes nearest first, once each, without brackets", async () => {
    const mail = await read({ "In-Reply-To": "<c@x>", References: "<a@x> <b@x> <c@x>" });
    expect(mail).toMatchObject({ inReplyTo: "c@x", threadRefs: ["c@x", "b@x", "a@x"] });
  });

  test.each([
    ["our Message-ID in In-Reply-To", { "In-Reply-To": `<${makeMessageId(SECRET, 42, "shop.example")}>` }],
    ["our Message-ID far back in References", { References: `<${makeMessageId(SECRET, 42, "shop.example")}> <b@x>` }],
    ["our reply address in To", { To: makeReplyAddress(SECRET, 42, us) }],
    ["our reply address in Cc", { To: "anna@example.com", Cc: makeReplyAddress(SECRET, 42, us) }],
    ["our reply address where only the servers noted it", { To: us, "Delivered-To": makeReplyAddress(SECRET, 42, us) }],
  ])("[A1] %s proves the case", async (_where, headers) => {
    expect((await read(headers)).provenCaseId).toBe(42);
  });

  test("neither another installation's token nor a subject proves one", async () => {
    const foreign = makeMessageId("another secret that is long enough too", 42, "shop.example");
    expect((await read({ "In-Reply-To": `<${foreign}>`, Subject: "Re: [#42]" })).provenCaseId).toBeNull();
    expect((await read({ To: us.replace("@", "+kw-16-000000000000000000000000000000@") })).provenCaseId).toBeNull();
  });
});

describe("what machines wrote", () => {
  test("[A6] a bounce is a report about our message", async () => {
    const report = [
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Reporting-MTA: dns; mx.example.com",
      "",
      "Final-Recipient: rfc822; Gone@Example.com",
      "Action: failed",
      "Status: 5.1.1",
      "Diagnostic-Code: smtp; 550 no such user",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      "Message-ID: <kw.1@shop.example>",
      "--b--",
    ].join("\n");
    const headers = {
      From: "MAILER-DAEMON@mx.example.com",
      "Content-Type": 'multipart/report; report-type=delivery-status; boundary="b"',
    };
    expect(await read(headers, report)).toMatchObject({
      autoReply: "bounce",
      report: {
        externalId: "kw.1@shop.example",
        recipients: ["gone@example.com"],
        outcome: "bounced",
        detail: expect.stringContaining("5.1.1"),
      },
    });
    const delayed = report.replace("Action: failed", "Action: delayed").replace("5.1.1", "4.4.1");
    expect((await read(headers, delayed)).report?.outcome).toBe("delayed");
  });

  test("an absence note is one, also through our own list", async () => {
    const absent = { Subject: "Automatic reply: Parcel", "Auto-Submitted": "auto-replied" };
    expect((await read(absent, "I am out of the office until Monday.")).autoReply).toBe("out-of-office");
    const listed = { ...absent, "List-Id": "<support.shop.example>" };
    expect((await read(listed, "I am out of the office until Monday.")).autoReply).toBe("out-of-office");
  });
});

describe("a help address that is a list at a mail provider", () => {
  const list = {
    "List-ID": "Help of the shop <Help.Shop.Example>",
    Precedence: "list",
    "List-Post": "<https://g.example/post>",
  };

  test("[A1] what comes over our own list was written by a person", async () => {
    expect((await read({ To: "help@shop.example", ...list })).autoReply).toBeNull();
    expect((await read({ To: "help@shop.example", ...list, "List-ID": "help.shop.example" })).autoReply).toBeNull();
  });

  test("any other list is one, also when it writes to our address", async () => {
    expect((await read({ ...list, "List-ID": "<news.shop.example>" })).autoReply).toBe("list");
    expect((await read({ "List-Unsubscribe": "<mailto:off@example.com>" })).autoReply).toBe("list");
  });

  test("a machine's mail over our own list stays a machine's", async () => {
    expect((await read({ ...list, "Auto-Submitted": "auto-generated" })).autoReply).toBe("auto");
    expect((await read({ ...list, "Auto-Submitted": "no" })).autoReply).toBeNull();
  });

  test("[A2] the writer is found behind a From that the list wrote over", async () => {
    const over = { ...list, From: "'Wang Fang' via Help <help@shop.example>", "Reply-To": "Wang Fang <wang@qq.com>" };
    expect((await read(over)).sender).toMatchObject({ address: "wang@qq.com", name: "Wang Fang" });
    expect((await read({ ...over, "Reply-To": "wang@qq.com" })).sender).toMatchObject({ name: "Wang Fang" });
    expect((await read({ ...over, "Reply-To": null })).sender?.address).toBe("help@shop.example");
  });

  test("without the list's headers, a Reply-To does not make our own mail somebody else's", async () => {
    const own = { From: "help@shop.example", "Reply-To": "wang@qq.com" };
    expect((await read(own)).sender?.address).toBe("help@shop.example");
  });
});

test("a mail that was too large to take whole says so", async () => {
  expect((await read({}, "x", { fullSize: 99_000_000 })).problems).toContainEqual({
    code: "cut-off",
    detail: expect.stringMatching(/^\d+ of 99000000 bytes$/),
  });
});

test("any bytes become a message", async () => {
  for (const raw of [new Uint8Array(), Uint8Array.of(0, 255, 13), Buffer.from("\r\n\r\n")]) {
    const mail = await toIncoming(raw, {}, account, SECRET);
    expect(mail).toMatchObject({ externalId: "", sender: null, ourRole: null, provenCaseId: null });
  }
});
