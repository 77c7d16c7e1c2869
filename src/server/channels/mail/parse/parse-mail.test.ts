import { describe, expect, it } from "vitest";
import { inspectMail, parseMail } from "./index.ts";
import { bytes, rawMail, utf8 } from "./test-mail.ts";

const MULTIPART = ["From: a@b.cn", 'Content-Type: multipart/mixed; boundary="b"'];
const codes = (mail: { problems: { code: string }[] }) => mail.problems.map((p) => p.code);

describe("a well-formed mail", () => {
  it("gives every field its value", async () => {
    const mail = await parseMail(
      rawMail(
        [
          "Return-Path: <bounce@b.cn>",
          "Delivered-To: Help@Shop.cn",
          "X-Original-To: sales@shop.cn",
          "From: =?gb2312?B?zfXQocP3?= <a@b.cn>",
          "Reply-To: r@b.cn",
          "To: help@shop.cn",
          "Cc: c@d.cn, e@f.cn",
          "Subject: =?utf-8?B?6K6i5Y2V?= 7",
          "Date: Wed, 1 May 2024 15:20:11 +0800",
          "Message-ID: <m1@b.cn>",
          "In-Reply-To: <m0@shop.cn>",
          "References: <r@shop.cn> <m0@shop.cn>",
          "Content-Type: text/plain; charset=utf-8",
        ],
        utf8("您好，订单没收到。\n\n在 2024/5/1 9:00, 客服 写道:\n> 已发货\n"),
      ),
    );
    expect(mail).toMatchObject({
      messageId: "<m1@b.cn>",
      inReplyTo: "<m0@shop.cn>",
      references: ["<r@shop.cn>", "<m0@shop.cn>"],
      from: { name: "王小明", address: "a@b.cn" },
      replyTo: [{ name: "", address: "r@b.cn" }],
      cc: [{ address: "c@d.cn" }, { address: "e@f.cn" }],
      deliveredTo: ["help@shop.cn", "sales@shop.cn"],
      subject: "订单 7",
      date: "2024-05-01T07:20:11.000Z",
      visibleText: "您好，订单没收到。",
      quotedText: "在 2024/5/1 9:00, 客服 写道:\n> 已发货",
      autoReply: null,
      bounce: null,
      language: "zh",
      returnPath: "bounce@b.cn",
      problems: [],
    });
  });

  it("keeps inline images, names and sizes of attachments", async () => {
    const mail = await parseMail(
      rawMail(
        ["From: a@b.cn", 'Content-Type: multipart/related; boundary="b"'],
        '--b\nContent-Type: text/html\n\n<p>see <img src="cid:i1"></p>\n--b\nContent-Type: image/png; name=i.png\nContent-ID: <i1>\nContent-Transfer-Encoding: base64\n\niVBORw==\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="../../x.pdf"\n\n%PDF\n--b--\n',
      ),
    );
    expect(mail.html).toContain("cid:i1");
    expect(mail.visibleText).toBe("see");
    expect(mail.attachments.map(({ content, sha256, ...rest }) => rest)).toEqual([
      { name: "i.png", type: "image/png", size: 4, inline: true, contentId: "i1" },
      { name: "x.pdf", type: "application/pdf", size: 4, inline: false, contentId: null },
    ]);
    expect(codes(mail)).toEqual(["attachment-name-has-path"]);
  });

  it("prints no attachment contents when inspected", async () => {
    const report = await inspectMail("a.eml", rawMail(MULTIPART, "--b\nContent-Type: a/b\n\nx\n--b--"));
    expect(Object.keys(report)).toEqual([
      "file",
      "messageId",
      "inReplyTo",
      "references",
      "from",
      "replyTo",
      "to",
      "cc",
      "subject",
      "date",
      "text",
      "html",
      "visibleText",
      "quotedText",
      "signature",
      "autoReply",
      "attachments",
      "language",
      "problems",
    ]);
    expect(Object.keys(report.attachments[0]!)).toEqual(["name", "type", "size", "sha256", "inline"]);
  });
});

describe("broken MIME", () => {
  it.each([
    ["an unclosed multipart", MULTIPART, "--b\n\nhello", "multipart-unclosed"],
    ["another boundary than declared", MULTIPART, "--c\nContent-Type: text/plain\n\nhello\n--c--", "boundary-mismatch"],
    [
      "no boundary at all",
      ["Content-Type: multipart/mixed"],
      "--c\nContent-Type: text/plain\n\nhello\n--c--",
      "boundary-mismatch",
    ],
    ["a multipart without parts", MULTIPART, "hello", "multipart-without-parts"],
    ["an unknown transfer encoding", ["Content-Transfer-Encoding: 9bit"], "hello", "transfer-encoding-unknown"],
    ["a Content-Type that is no type", ["Content-Type: text"], "hello", "content-type-broken"],
  ])("reads the text of %s", async (_, headers, body, code) => {
    const mail = await parseMail(rawMail(headers, body));
    expect(mail.text.trim()).toBe("hello");
    expect(codes(mail)).toContain(code);
  });

  it("finds the parts behind a boundary that a nested multipart reuses", async () => {
    const inner = "--b\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nhello\n--b--\n";
    const mail = await parseMail(rawMail(MULTIPART, `${inner}--b\nContent-Type: image/gif; name=x.gif\n\nGIF\n--b--`));
    expect(mail.text.trim()).toBe("hello");
    expect(mail.attachments.map((a) => a.name)).toEqual(["x.gif"]);
  });

  it("reads a mail whose header ends without an empty line", async () => {
    const raw = new Uint8Array(Buffer.from("From: a@b.cn\nSubject: x\nhello there\nbye"));
    expect(await parseMail(raw)).toMatchObject({ subject: "x", text: "hello there\nbye" });
  });

  it("reads bare LF, bare CR and a leading mbox line alike", async () => {
    for (const lineEnd of ["\n", "\r", "\r\n"]) {
      const mail = await parseMail(
        rawMail(["From x Sat Jan  1 00:00:00 2024", "Subject: y", "To: a@b.cn"], "l1\nl2", lineEnd),
      );
      expect(mail).toMatchObject({ subject: "y", text: "l1\nl2", to: [{ address: "a@b.cn" }] });
    }
  });

  it("decodes truncated base64 as far as it goes, and stops at what a list server appended", async () => {
    const encoded = Buffer.from("hello world").toString("base64");
    const base64 = (body: string) => parseMail(rawMail(["Content-Transfer-Encoding: base64"], body));
    expect((await base64(encoded.slice(0, 10))).text).toBe("hello w");
    expect((await base64(`${encoded}\n____\nlist footer, see http://x.y`)).text).toBe("hello world");
  });

  it("reads raw GBK in the subject with the help of the body's charset", async () => {
    const mail = await parseMail(
      rawMail([`Subject: ${bytes("b6a9b5a5")}`, "Content-Type: text/plain; charset=gb2312"], bytes("c4fabac3")),
    );
    expect(mail).toMatchObject({ subject: "订单", text: "您好" });
  });

  it("stops at absurd nesting and keeps the rest as a part", async () => {
    let body = "";
    for (let i = 0; i < 1000; i++) body += `--b${i}\nContent-Type: multipart/mixed; boundary=b${i + 1}\n\n`;
    const mail = await parseMail(rawMail(["Content-Type: multipart/mixed; boundary=b0"], body));
    expect(codes(mail)).toContain("nesting-too-deep");
  });
});

describe("parts that are neither text nor file", () => {
  it("keeps a forwarded mail as an attachment", async () => {
    const mail = await parseMail(
      rawMail(MULTIPART, "--b\n\nfyi\n--b\nContent-Type: message/rfc822\n\nSubject: s\n\nold\n--b--"),
    );
    expect(mail.text.trim()).toBe("fyi");
    expect(mail.attachments).toMatchObject([{ type: "message/rfc822" }]);
  });

  it("tells what an invitation says when nothing else does", async () => {
    const ics =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Visit\\, repair\nDTSTART;TZID=Asia/Shanghai:20240501T152000\nEND:VEVENT\nEND:VCALENDAR";
    const mail = await parseMail(
      rawMail(MULTIPART, `--b\nContent-Type: text/calendar; method=REQUEST\n\n${ics}\n--b--`),
    );
    expect(mail.visibleText).toContain("Visit, repair");
    expect(mail.visibleText).toContain("2024-05-01 15:20 (Asia/Shanghai)");
    expect(mail.attachments).toMatchObject([{ type: "text/calendar" }]);
  });

  it("reads the HTML when the plain text only regrets that it cannot be shown", async () => {
    const plain = "This message is in HTML, which your mail client does not support.";
    const mail = await parseMail(
      rawMail(MULTIPART, `--b\n\n${plain}\n--b\nContent-Type: text/html\n\n<p>hello</p>\n--b--`),
    );
    expect(mail).toMatchObject({ visibleText: "hello", text: plain });
  });

  it("reads a body that some mailer gave a file name", async () => {
    const mail = await parseMail(
      rawMail(MULTIPART, "--b\nContent-Type: text/html; name=mail.html\n\n<p>hello</p>\n--b--"),
    );
    expect(mail.visibleText).toBe("hello");
    expect(mail.attachments).toMatchObject([{ name: "mail.html" }]);
  });

  it("notes a fragment of a split mail", async () => {
    const mail = await parseMail(rawMail(["Content-Type: message/partial; id=x; number=2; total=3"], "AAAA"));
    expect(mail.problems).toEqual([{ code: "message-partial", detail: "2 of 3" }]);
  });
});
