import { describe, expect, it } from "vitest";
import { bounceReason } from "./bounce-reason.ts";
import { parseMail } from "./index.ts";
import { rawMail, utf8 } from "./test-mail.ts";

const dsn = (groups: string, returned = "Message-ID: <our-1@shop.cn>\nSubject: s\n\nbody") =>
  rawMail(
    [
      "From: MAILER-DAEMON@mx.example",
      "Subject: Undelivered Mail",
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    ],
    `--b\n\nSorry.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n${groups}\n\n--b\nContent-Type: message/rfc822\n\n${returned}\n--b--\n`,
  );

describe("a delivery status notification", () => {
  it("names who was not reached, why, and which of our mails it was", async () => {
    const mail = await parseMail(
      dsn(
        "Original-Recipient: rfc822;wang+2Bx@qq.example\nFinal-Recipient: rfc822;w@inner.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user",
      ),
    );
    expect(mail.autoReply).toBe("bounce");
    expect(mail.bounce).toEqual({
      recipients: [
        {
          address: "wang+x@qq.example",
          action: "failed",
          status: "5.1.1",
          diagnostic: "550 no such user",
          reason: "user_unknown",
        },
      ],
      originalMessageId: "<our-1@shop.cn>",
      temporary: false,
    });
    expect(mail.attachments.map((a) => a.type)).toEqual(["message/rfc822"]);
  });

  it("tells a delay from a failure, and a delivery from both", async () => {
    const delayed = await parseMail(dsn("Final-Recipient: rfc822;a@b.cn\nAction: delayed\nStatus: 4.4.1"));
    expect(delayed.bounce).toMatchObject({ temporary: true, recipients: [{ action: "delayed", reason: "network" }] });
    const delivered = await parseMail(dsn("Final-Recipient: rfc822;a@b.cn\nAction: delivered\nStatus: 2.0.0"));
    expect(delivered).toMatchObject({ bounce: null, autoReply: "auto" });
  });

  it("finds it inside the mail a virus scanner wrapped around it", async () => {
    const inner = Buffer.from(dsn("Final-Recipient: rfc822;a@b.cn\nAction: failed\nStatus: 5.2.2"))
      .toString("latin1")
      .replaceAll("\r", "");
    const mail = await parseMail(
      rawMail(
        ["From: postmaster@x.y", "Subject: Delivery failure", "Content-Type: multipart/mixed; boundary=w"],
        `--w\nContent-Type: message/rfc822\n\n${inner}\n--w--`,
      ),
    );
    expect(mail.bounce?.recipients).toMatchObject([{ address: "a@b.cn", reason: "over_quota" }]);
  });
});

describe("a bounce in prose", () => {
  it.each([
    [
      "qmail",
      "failure notice",
      "Hi. This is the qmail-send program.\n\n<a@b.cn>:\nSorry, no mailbox here by that name.\n\n--- Below this line is a copy of the message.\n\nTo: x@y.z",
    ],
    [
      "exim",
      "Mail delivery failed: returning message to sender",
      "A message could not be delivered to the following:\n\n  a@b.cn\n    550 unknown user\n\n------ This is a copy of the message ------\nTo: x@y.z",
    ],
    ["Chinese", "系统退信", "很抱歉，您的邮件被退回。\n收件人：a@b.cn\n退信原因：该用户不存在\n"],
    [
      "Exchange",
      "Undeliverable: hello",
      "Your message did not reach some or all of the intended recipients.\n\n      'a@b.cn' could not be reached: 5.1.1",
    ],
  ])("%s", async (_, subject, body) => {
    const mail = await parseMail(
      rawMail(
        [
          "From: MAILER-DAEMON@mx.example",
          "To: help@shop.cn",
          `Subject: ${utf8(subject)}`,
          "Content-Type: text/plain; charset=utf-8",
        ],
        utf8(body),
      ),
    );
    expect(mail.autoReply).toBe("bounce");
    expect(mail.bounce?.recipients.map((r) => r.address)).toEqual(["a@b.cn"]);
  });

  it.each([
    [
      "Delivery failed",
      "My parcel could not be delivered yesterday. The courier said delivery failed. Order 550 1234.",
    ],
    ["Returned goods", "We sent the exchange back. Your message could help."],
    ["Returned to sender", "You returned my package to sender! I want my money back."],
    ["退回", "我的包裹被退回了，无法投递，怎么办？"],
  ])("is not a customer's complaint about a parcel: %s", async (subject, body) => {
    const mail = await parseMail(
      rawMail(
        ["From: wang@qq.example", `Subject: ${utf8(subject)}`, "Content-Type: text/plain; charset=utf-8"],
        utf8(body),
      ),
    );
    expect(mail).toMatchObject({ autoReply: null, bounce: null });
  });
});

describe("reason classes", () => {
  it.each([
    ["5.1.1", "550 user unknown", "user_unknown"],
    ["5.0.0", "552 mailbox is full", "over_quota"],
    ["5.7.1", "Message rejected as spam by content filter", "spam"],
    ["5.2.1", "The account has been disabled", "user_disabled"],
    [null, "552 message size exceeds fixed maximum message size", "message_too_large"],
    [null, "Host unknown (Name server: no data known)", "domain_error"],
    ["4.4.1", "connection timed out", "network"],
    ["5.7.1", "Access denied", "policy"],
    [null, "用户不存在", "user_unknown"],
    [null, "收件人邮箱空间不足", "over_quota"],
    [null, "", "unknown"],
  ] as const)("%s %s", (status, words, reason) => {
    expect(bounceReason(status, words)).toBe(reason);
  });
});
