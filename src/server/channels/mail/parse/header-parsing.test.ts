import { describe, expect, it } from "vitest";
import { parseAddresses } from "./addresses.ts";
import { decodeWords } from "./encoded-words.ts";
import { parseMailDate } from "./mail-date.ts";
import { messageId, messageIds } from "./message-ids.ts";
import { collectProblems } from "./problems.ts";
import { parseStructuredHeader } from "./structured-header.ts";

const words = (value: string) => decodeWords(value, collectProblems());
const addresses = (value: string) => parseAddresses(value, collectProblems());
const params = (value: string) => Object.fromEntries(parseStructuredHeader(value, collectProblems()).params);

describe("encoded words", () => {
  it.each([
    ["=?utf-8?B?5oKo5aW9?=", "您好"],
    ["=?gb2312?B?xPq6ww==?= order 7", "您好 order 7"],
    ["=?gbk?Q?=C4=FA_=BA=C3?=", "您 好"],
    ["=?UTF-8*zh?Q?a?=", "a"],
    ["=?iso-2022-jp?B?GyRCJDMkcxsoQg==?=", "こん"],
    ["=?utf-8?Q?a?= =?utf-8?Q?b?= c", "ab c"],
    ["Re: =?utf-8?B?5oKo5aW9?=!", "Re: 您好!"],
    ["=?utf-8?Q?two words?=", "two words"],
    ["no =? word", "no =? word"],
  ])("%s", (value, text) => {
    expect(words(value)).toBe(text);
  });

  it("joins a character that the sender cut in two", () => {
    const half = Buffer.from("您", "utf8");
    const [a, b] = [half.subarray(0, 2).toString("base64"), half.subarray(2).toString("base64")];
    expect(words(`=?utf-8?B?${a}?=\t=?utf-8?B?${b}?=`)).toBe("您");
  });
});

describe("addresses", () => {
  it.each([
    ["a@b.cn", [{ name: "", address: "a@b.cn" }]],
    ["王小明 <a@b.cn>", [{ name: "王小明", address: "a@b.cn" }]],
    [
      '"Wang, X" <a@b.cn>, c@d.cn',
      [
        { name: "Wang, X", address: "a@b.cn" },
        { name: "", address: "c@d.cn" },
      ],
    ],
    ["a@b.cn (Wang)", [{ name: "Wang", address: "a@b.cn" }]],
    [
      "team: a@b.cn, c@d.cn;",
      [
        { name: "", address: "a@b.cn" },
        { name: "", address: "c@d.cn" },
      ],
    ],
    ["undisclosed-recipients:;", []],
    ["=?utf-8?B?5oKo5aW9?= <a@b.cn>", [{ name: "您好", address: "a@b.cn" }]],
    ["pete(his account)@silly.test(his host)", [{ name: "his account his host", address: "pete@silly.test" }]],
    ["g: Chris <c@(his host)d.cn>; (end of group)", [{ name: "Chris", address: "c@d.cn" }]],
    ['"a b"@d.cn', [{ name: "", address: '"a b"@d.cn' }]],
    ["Only Name", [{ name: "Only Name", address: "" }]],
    ["root", [{ name: "", address: "root" }]],
    ["", []],
  ])("%s", (value, expected) => {
    expect(addresses(value)).toEqual(expected);
  });

  it("does not let a decoded name add a recipient", () => {
    const sly = `=?utf-8?B?${Buffer.from("x, <evil@x.y>,").toString("base64")}?= <a@b.cn>`;
    expect(addresses(sly).map((a) => a.address)).toEqual(["a@b.cn"]);
  });
});

describe("dates", () => {
  it.each([
    ["Wed, 1 May 2024 15:20:11 +0800", "2024-05-01T07:20:11.000Z"],
    ["1 May 24 15:20 EST", "2024-05-01T20:20:00.000Z"],
    ["Wed, 01 May 2024 15:20:11 +0800 (CST)", "2024-05-01T07:20:11.000Z"],
    ["Wed May  1 15:20:11 2024", "2024-05-01T15:20:11.000Z"],
    ["2024-05-01 15:20:11 +0800", "2024-05-01T07:20:11.000Z"],
    ["Wed, 1 May 2024 15.20.11 GMT", "2024-05-01T15:20:11.000Z"],
    ["tomorrow", null],
    ["Wed, 41 May 2024 15:20:11 +0800", null],
    ["", null],
  ])("%s", (value, iso) => {
    expect(parseMailDate(value)).toBe(iso);
  });
});

describe("message ids", () => {
  it("keeps order, drops repeats and repairs folding", () => {
    expect(messageIds("<a@b> <c\n @d> <a@b>")).toEqual(["<a@b>", "<c@d>"]);
    expect(messageIds("a@b, c@d")).toEqual(["<a@b>", "<c@d>"]);
    expect(messageId("abc")).toBe("<abc>");
    expect(messageId("")).toBeNull();
  });
});

describe("parameters", () => {
  it.each([
    ['x; filename="a b.pdf"', "a b.pdf"],
    ["x; filename*=UTF-8''%E6%82%A8.pdf", "您.pdf"],
    ["x; filename*=gbk''%C4%FA.pdf", "您.pdf"],
    ["x; filename*0*=UTF-8''%E6%82; filename*1*=%A8; filename*2=.pdf", "您.pdf"],
    ['x; filename="=?utf-8?B?5oKoLnBkZg==?="', "您.pdf"],
    ["x; filename=a;b.pdf", "a"],
    ['x; filename="a;b.pdf"; size=3', "a;b.pdf"],
    ['x; filename="unclosed.pdf', "unclosed.pdf"],
    ["x (comment; filename=no); filename=yes", "yes"],
    ['x; filename="C:\\dir\\a.pdf"', "C:\\dir\\a.pdf"],
  ])("%s", (value, filename) => {
    expect(params(value).filename).toBe(filename);
  });
});
