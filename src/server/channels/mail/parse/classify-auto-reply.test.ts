import { describe, expect, it } from "vitest";
import { parseMail } from "./index.ts";
import { rawMail, utf8 } from "./test-mail.ts";

async function classify(headers: string[], body = "hello"): Promise<string | null> {
  const all = ["From: a@b.cn", "To: help@shop.cn", "Content-Type: text/plain; charset=utf-8", ...headers.map(utf8)];
  return (await parseMail(rawMail(all, utf8(body)))).autoReply;
}

describe("who must not be answered automatically", () => {
  it.each([
    [["Subject: 自动回复: 订单"], "您好，我正在休假，5月6日回来。", "out-of-office"],
    [["Subject: 自动答复: 订单"], "", "out-of-office"],
    [["Subject: 【自动回复】订单"], "本人正在休假", "out-of-office"],
    [["Subject: 自动回复：您的来信"], "您好，您的邮件已收到，我们会尽快回复。", "auto"],
    [
      ["Subject: 回复：订单"],
      "这是来自QQ邮箱的假期自动回复邮件。您好，我最近正在休假中，无法亲自回复您的邮件。",
      "out-of-office",
    ],
    [["Subject: 外出通知", "Auto-Submitted: auto-replied"], "我出差到周五。", "out-of-office"],
    [["Subject: Automatic reply: order 7"], "I am out of the office until Monday.", "out-of-office"],
    [["Subject: Out of Office: x"], "", "out-of-office"],
    [["Subject: Abwesenheitsnotiz", "X-Autoreply: yes"], "Ich bin im Urlaub.", "out-of-office"],
    [["Subject: Re: order", "Auto-Submitted: auto-replied"], "Ticket number 9: we have received your message.", "auto"],
    [["Subject: Invoice", "Auto-Submitted: auto-generated"], "Your invoice.", "auto"],
    [["Subject: Re: order", "Precedence: auto_reply"], "Thank you for contacting us.", "auto"],
    [["Subject: News", "List-Id: <news.x.y>"], "", "list"],
    [["Subject: News", "Precedence: bulk"], "", "auto"],
    [
      ["Subject: Re: hello", "Auto-Submitted: auto-replied"],
      "Please confirm that you are a person: click here to verify.",
      "auto",
    ],
  ])("%j %j is %s", async (headers, body, expected) => {
    expect(await classify(headers, body)).toBe(expected);
  });

  it.each([
    [["Subject: 回复: 自动回复: 订单"], "这是什么意思？请人工处理"],
    [["Subject: 我要退货", "Auto-Submitted: no"], "请处理"],
    [["Subject: vacuum cleaner"], "It broke. I am on vacation next week, call me before."],
    [["Subject: 订单"], "我下周出差，请周五前发货，谢谢"],
    [["Subject: Auto parts order"], "Where are they?"],
    [["Subject: Holidays", "X-Auto-Response-Suppress: All"], "Are you open?"],
  ])("%j %j is a person", async (headers, body) => {
    expect(await classify(headers, body)).toBeNull();
  });

  it("treats abuse reports and read receipts as automatic, not as bounces", async () => {
    for (const [kind, type] of [
      ["feedback-report", "message/feedback-report"],
      ["disposition-notification", "message/disposition-notification"],
    ]) {
      const mail = await parseMail(
        rawMail(
          [`Content-Type: multipart/report; report-type=${kind}; boundary=b`, "From: x@y.z"],
          `--b\n\nread\n--b\nContent-Type: ${type}\n\nFinal-Recipient: rfc822; a@b.cn\n--b--`,
        ),
      );
      expect(mail).toMatchObject({ autoReply: "auto", bounce: null });
    }
  });

  it("hands on what loop protection needs", async () => {
    const mail = await parseMail(
      rawMail([
        "Auto-Submitted: Auto-Generated",
        "Precedence: Bulk",
        "List-Id: News <n.x.y>",
        "X-Auto-Response-Suppress: OOF",
        "Return-Path: <>",
      ]),
    );
    expect(mail).toMatchObject({
      autoSubmitted: "auto-generated",
      precedence: "bulk",
      listId: "News <n.x.y>",
      xAutoResponseSuppress: "OOF",
      returnPath: "",
    });
  });
});
