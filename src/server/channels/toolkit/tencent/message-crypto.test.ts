import { describe, expect, it } from "vitest";
import { HookRefused } from "../../../kernel/channel/index.ts";
import { encryptPush } from "../simulator/tencent.ts";
import { decryptPush, sortedSha1 } from "./message-crypto.ts";
import { readPush } from "./read-push.ts";

/** The data of Tencent's own sample code (https://wximg.gtimg.com/shake_tv/mpwiki/cryptoDemo.zip). */
const key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const appId = "wxb11529c136998cb6";
const words = "我是中文abcd123";
const random = Buffer.from("aaaabbbbccccdddd");
const encrypted = "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

describe("the sample of WXBizMsgCryptTest.java", () => {
  it("encrypts to the same bytes", () => {
    expect(encryptPush(key, words, appId, random)).toBe(encrypted);
  });
  it("is understood", () => {
    expect(decryptPush(key, encrypted, appId)).toBe(words);
  });
  it("is for nobody else", () => {
    expect(() => decryptPush(key, encrypted, "wx2c2769f8efd9abc2")).toThrow(HookRefused);
  });
});

it("signs as the guide to message pushes shows", () => {
  expect(sortedSha1("AAAAA", "1714036504", "1514711492")).toBe("f464b24fc39322e44b38aa78f5edd27bd1441696");
});

it.each(["", "YWJj", "!!!", "AAAAAAAAAAAAAAAAAAAAAA==", Buffer.alloc(64).toString("base64")])(
  "refuses what is no message: %s",
  (given) => expect(() => decryptPush(key, given, appId)).toThrow(HookRefused),
);

it("bears messages of any length, to the byte at which a block is full", () => {
  for (let length = 0; length < 70; length++) {
    const text = "x".repeat(length);
    expect(decryptPush(key, encryptPush(key, text, appId), appId)).toBe(text);
  }
});

describe("what a push says", () => {
  it("is read from XML as it stands there: numbers and white space are text", () => {
    const xml = "<xml><MsgId>06054768590064713728</MsgId><Content><![CDATA[a < b & c]]></Content><A><B>1</B></A></xml>";
    expect({ ...readPush(xml) }).toEqual({ MsgId: "06054768590064713728", Content: "a < b & c" });
  });
  it("is read from JSON", () => {
    expect({ ...readPush('{"MsgType":"event","CreateTime":1714037059,"x":{}}') }).toEqual({
      MsgType: "event",
      CreateTime: "1714037059",
    });
    expect({ ...readPush('{"MsgId":6054768590064713729}') }).toEqual({ MsgId: "6054768590064713729" });
  });
  it.each(["", "no xml", "<html></html>", "[1]", "{", '<!DOCTYPE x [<!ENTITY e "x">]><xml>&e;</xml>'])(
    "is refused when it is neither: %s",
    (text) => expect(() => readPush(text)).toThrow(),
  );
});
