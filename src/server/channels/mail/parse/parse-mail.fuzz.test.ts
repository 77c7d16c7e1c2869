import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMail } from "./index.ts";
import { rawMail, utf8 } from "./test-mail.ts";

/** One of everything the parser understands; the fuzzers break it. */
const SEED = Buffer.from(
  rawMail(
    [
      "Return-Path: <>",
      "From: =?utf-8?B?5oKo5aW9?= <a@b.cn>",
      'To: team: x@y.z, "q, r" <c@d.cn>;',
      "Subject: =?gb2312?Q?=C4=FA?= failure notice",
      "Date: Wed, 1 May 2024 15:20:11 +0800",
      "Message-ID: <m@b.cn>",
      "References: <r@s.t> <u@v.w>",
      'Content-Type: multipart/mixed; boundary="b1"',
    ],
    [
      `--b1\nContent-Type: multipart/alternative; boundary="b2"\n\n--b2\nContent-Type: text/plain; charset=gbk; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n=C4=FA=BA=C3 \n\n=D4=DA 2024/5/1 9:00, x =D0=B4=B5=C0:\n> old\n\n-- \nsig`,
      `--b2\nContent-Type: text/html; charset=utf-8\n\n<div>new</div><blockquote type=cite>${utf8("旧")}</blockquote>\n--b2--`,
      "--b1\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@b.cn\nAction: failed\nStatus: 5.1.1",
      "--b1\nContent-Type: application/ms-tnef\nContent-Transfer-Encoding: base64\n\neJ8+IgAAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQAAAAAAADoAAE=",
      "--b1\nContent-Type: text/calendar\n\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT",
      "--b1\nContent-Type: message/rfc822\nContent-Disposition: attachment; filename*0*=utf-8''%E6%82; filename*1*=%A8.eml\n\nSubject: in\n\nx\n--b1--",
    ].join("\n"),
  ),
);

async function holds(raw: Uint8Array): Promise<void> {
  const mail = await parseMail(raw);
  expect(mail.problems.map((p) => p.code)).not.toContain("parser-failed");
  expect(typeof mail.visibleText).toBe("string");
  for (const file of mail.attachments) expect(file.size).toBe(file.content.length);
  expect(mail.problems.length).toBeLessThanOrEqual(50);
}

type Edit = { at: number; kind: "flip" | "cut" | "double" | "drop" | "insert"; value: number };

function mutate(seed: Buffer, edits: Edit[]): Buffer {
  return edits.reduce((bytes, { at, kind, value }) => {
    if (bytes.length === 0) return bytes;
    const i = at % bytes.length;
    const j = Math.min(bytes.length, i + (value % 64) + 1);
    if (kind === "cut") return bytes.subarray(0, i);
    if (kind === "drop") return Buffer.concat([bytes.subarray(0, i), bytes.subarray(j)]);
    if (kind === "double") return Buffer.concat([bytes.subarray(0, j), bytes.subarray(i)]);
    if (kind === "insert") return Buffer.concat([bytes.subarray(0, i), Buffer.from([value]), bytes.subarray(i)]);
    const copy = Buffer.from(bytes);
    copy[i] = copy[i]! ^ (value | 1);
    return copy;
  }, seed);
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(SEED.length),
  kind: fc.constantFrom("flip", "cut", "double", "drop", "insert"),
  value: fc.nat(255),
});

describe("any bytes at all", () => {
  it("survives noise", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), holds), { numRuns: 500 });
  });

  it("survives a real mail with bytes flipped, cut, doubled, dropped and inserted", async () => {
    const edits = fc.array(edit, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(edits, (list) => holds(mutate(SEED, list))),
      { numRuns: 1500 },
    );
  });

  it("survives lines of a mail in any order, any number of times", async () => {
    const lines = SEED.toString("latin1").split("\r\n");
    const shuffled = fc.array(fc.constantFrom(...lines), { maxLength: 80 });
    await fc.assert(
      fc.asyncProperty(shuffled, (list) => holds(Buffer.from(list.join("\r\n"), "latin1"))),
      { numRuns: 1000 },
    );
  });
});

/** 5 MB of what makes a careless pattern or loop quadratic: such a one would not end within the test's time at all. */
const SIZE = 5 * 1024 * 1024;
const fill = (unit: string, size = SIZE) => unit.repeat(Math.ceil(size / unit.length));
const html = (body: string) => `Content-Type: text/html\r\n\r\n${body}`;

describe("work bounded by size", () => {
  it.each([
    ["one line of letters", `\r\n${fill("a")}`],
    ["blanks inside a line", `\r\nx${fill(" ")}y`],
    ["quote marks", `\r\n${fill(">")}`],
    ["angle brackets", `\r\n${fill("<")}`],
    ["address-like text", `\r\n${fill("a@")}`],
    ["attributions", `\r\n${fill("On Mon, 1 Jan 2020 at 10:00, foo <a@b.c>\n")}`],
    ["header fields in the body", `\r\n${fill("Cc: x@y.z;\n")}`],
    ["rules", `\r\n${fill("-----\n")}`],
    ["signature marks", `\r\n${fill("--\n")}`],
    ["phone footers", `\r\n${fill("Sent from my iPhone\n")}`],
    ["open tags", html(fill("<div>"))],
    ["open tags closed by others", html(fill("<b>", SIZE / 5) + fill("</i>", SIZE / 5))],
    ["tag openings", html(fill("<"))],
    ["table cells", html(fill("<td>t", SIZE / 2))],
    ["links", html(fill("<a href=http://x.y/z>t</a>"))],
    ["comments", html(fill("<!--"))],
    ["encoded words", `Subject: ${fill("=?utf-8?Q?a?= ")}\r\n\r\n`],
    ["half an encoded word", `Subject: ${fill("=?x?Q?")}\r\n\r\n`],
    ["a header of blanks", `Subject: x${fill(" ")}y\r\n\r\n`],
    ["address punctuation", `From: ${fill("<")}\r\nTo: ${fill('"')}\r\nCc: ${fill("(")}\r\n\r\n`],
    ["references", `References: ${fill("<a@b> ")}\r\n\r\n`],
    ["unclosed quotes in parameters", `Content-Type: text/plain; ${fill('"\\')}\r\n\r\n`],
    ["header fields", `${fill("X: y\r\n")}\r\nbody`],
    ["folded lines", `Subject: x\r\n${fill(" y\r\n")}\r\nbody`],
    ["parts", `Content-Type: multipart/mixed; boundary=b\r\n\r\n${fill("--b\r\n\r\nx\r\n")}`],
    ["dashes under the boundary of one dash", `Content-Type: multipart/mixed; boundary="-"\r\n\r\n${fill("-")}`],
    ["nested messages", fill("Content-Type: message/rfc822\r\n\r\n")],
    ["padding", `Content-Transfer-Encoding: base64\r\n\r\n${fill("=A")}`],
    ["soft breaks", `Content-Transfer-Encoding: quoted-printable\r\n\r\n${fill("= ")}`],
    ["HZ escapes", `Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n${fill("~{")}`],
    ["a bounce of addresses", `From: mailer-daemon@x.y\r\nSubject: failure notice\r\n\r\n${fill("a@a.a@")}`],
    ["NUL", fill("\0")],
  ])(
    "%s",
    async (_, raw) => {
      await holds(Buffer.from(raw, "latin1"));
    },
    60_000,
  );

  it("a thousand nested multiparts around 5 MB", async () => {
    let head = "";
    for (let i = 0; i < 1000; i++) head += `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`;
    await holds(Buffer.from(`${head}\r\n${fill("z")}`, "latin1"));
  }, 60_000);

  it("a 25 MB mail keeps its attachment whole", async () => {
    const content = Buffer.alloc(18 * 1024 * 1024, 7).toString("base64");
    const raw = Buffer.from(
      `Content-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${content}`,
    );
    const mail = await parseMail(raw);
    expect(mail.attachments).toMatchObject([{ name: "a.png", size: 18 * 1024 * 1024 }]);
  });
});
