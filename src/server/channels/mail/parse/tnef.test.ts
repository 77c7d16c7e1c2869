import { describe, expect, it } from "vitest";
import { parseMail } from "./index.ts";
import { collectProblems } from "./problems.ts";
import { rawMail } from "./test-mail.ts";
import { unpackTnef } from "./tnef.ts";
import { expandRtf, htmlFromRtf } from "./tnef-rtf.ts";

function attribute(tag: number, data: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head[0] = tag === 0x800c ? 1 : 2;
  head.writeUInt32LE(tag, 1);
  head.writeUInt32LE(data.length, 5);
  return Buffer.concat([head, data, Buffer.alloc(2)]);
}

/** A MAPI property list with one Unicode string each. */
function properties(values: Record<number, string>): Buffer {
  const entries = Object.entries(values).map(([id, text]) => {
    const value = Buffer.from(`${text}\0`, "utf16le");
    const head = Buffer.alloc(12);
    head.writeUInt16LE(0x1f, 0);
    head.writeUInt16LE(Number(id), 2);
    head.writeUInt32LE(1, 4);
    head.writeUInt32LE(value.length, 8);
    return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
  });
  const count = Buffer.alloc(4);
  count.writeUInt32LE(entries.length);
  return Buffer.concat([count, ...entries]);
}

function winmail(...attributes: Buffer[]): Buffer {
  const head = Buffer.alloc(6);
  head.writeUInt32LE(0x223e9f78);
  return Buffer.concat([head, ...attributes]);
}

const SAMPLE = winmail(
  attribute(0x9003, properties({ 4096: "您好", 4115: "<b>您好</b>" })),
  attribute(0x9002, Buffer.alloc(14)),
  attribute(0x8010, Buffer.from("BILL~1.PDF\0")),
  attribute(0x800f, Buffer.from("%PDF")),
  attribute(0x9005, properties({ 14087: "发票.pdf", 14094: "application/pdf" })),
);

describe("winmail.dat", () => {
  it("is replaced by the body and files inside", async () => {
    const mail = await parseMail(
      rawMail(
        ["Content-Type: multipart/mixed; boundary=b"],
        `--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${SAMPLE.toString("base64")}\n--b--`,
      ),
    );
    expect(mail.text).toBe("您好");
    expect(mail.html).toBe("<b>您好</b>");
    expect(mail.attachments).toMatchObject([{ name: "发票.pdf", type: "application/pdf", size: 4 }]);
  });

  it("gives what it has when cut off, and stays an attachment when nothing can be read", async () => {
    const problems = collectProblems();
    expect(unpackTnef(SAMPLE.subarray(0, SAMPLE.length - 30), problems)?.text).toBe("您好");
    expect(problems.list.map((p) => p.code)).toEqual(["tnef-truncated"]);
    expect(unpackTnef(SAMPLE.subarray(0, 8), problems)).toBeNull();
  });
});

describe("compressed RTF", () => {
  it("expands the example of [MS-OXRTFCP] 3.1", () => {
    const data = Buffer.from(
      "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232" + "0af32068656c090020627705b06c647d0a800fa0",
      "hex",
    );
    expect(expandRtf(data).toString("latin1")).toBe("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  });

  it("passes uncompressed RTF through and finds the HTML in it", () => {
    const rtf = Buffer.from(
      "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag64 <p>}hi \\'c4\\'fa{\\*\\htmltag72 </p>}\\htmlrtf gone\\htmlrtf0 }",
    );
    const head = Buffer.alloc(16);
    head.writeUInt32LE(rtf.length, 4);
    head.writeUInt32LE(0x414c454d, 8);
    expect(htmlFromRtf(expandRtf(Buffer.concat([head, rtf])), "cp936", collectProblems())).toBe("<p>hi 您</p>");
  });
});
