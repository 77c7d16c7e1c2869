import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeCharset } from "./decode-charset.ts";
import { collectProblems } from "./problems.ts";

const CHINESE = "您好，我的订单还没有收到，请尽快处理，谢谢。";
const TRADITIONAL = "您好，我的訂單還沒有收到，請盡快處理，謝謝。";
const JAPANESE = "お世話になっております。注文した商品がまだ届きません。";
const KOREAN = "안녕하세요 주문한 상품이 아직 도착하지 않았습니다.";

function decode(bytes: Uint8Array, label: string | null, hint?: string) {
  const problems = collectProblems();
  return { text: decodeCharset(bytes, label, problems, hint), codes: problems.list.map((p) => p.code) };
}

describe("a correctly declared charset", () => {
  it.each([
    ["gb2312", "gbk", CHINESE],
    ["GB18030", "gb18030", `${CHINESE}𠮷`],
    ["x-gbk", "gbk", CHINESE],
    ["big5", "big5", TRADITIONAL],
    ["shift_jis", "shift_jis", JAPANESE],
    ["cp932", "shift_jis", JAPANESE],
    ["euc-jp", "euc-jp", JAPANESE],
    ["ks_c_5601-1987", "euc-kr", KOREAN],
    ["utf-7", "utf-7", CHINESE],
    ["utf-16le", "utf-16le", CHINESE],
    ["iso-8859-1", "windows-1252", "Größe – café"],
    ["koi8-r", "koi8-r", "Здравствуйте, где мой заказ?"],
    ["cp437", "cp437", "Größe"],
  ])("%s is read", (label, encoding, text) => {
    expect(decode(iconv.encode(text, encoding), label)).toEqual({ text, codes: [] });
  });

  it("reads ISO-2022-JP, HZ and ISO-2022-KR, which are all ASCII bytes", () => {
    expect(decode(Buffer.from("\x1b$B$3$s$K$A$O\x1b(B"), "iso-2022-jp").text).toBe("こんにちは");
    expect(decode(Buffer.from("~{<:Ky2;VW~} ok~~"), "hz-gb-2312").text).toMatch(/^\p{Script=Han}+/u);
    expect(decode(Buffer.from("\x1b$)C\x0e>H3g\x0f ok"), "iso-2022-kr").text).toBe("안녕 ok");
  });

  it("reads characters beyond gb2312 under the gb2312 label, as senders write them", () => {
    expect(decode(iconv.encode("朱镕基，喆", "gbk"), "gb2312").text).toBe("朱镕基，喆");
  });
});

describe("a label that lies or says nothing", () => {
  it.each([
    ["us-ascii", "utf-8"],
    ["gb2312", "utf-8"],
    ["iso-8859-1", "utf-8"],
    ["unknown-8bit", "utf-8"],
    ["us-ascii", "gbk"],
    ["utf-8", "gbk"],
    ["x-unknown", "gbk"],
    ["", "gbk"],
  ])("declared %j, really %s", (label, encoding) => {
    const { text, codes } = decode(iconv.encode(CHINESE, encoding), label);
    expect(text).toBe(CHINESE);
    if (label !== "") expect(codes).toContain("charset-mislabelled");
  });

  it.each([
    ["big5", TRADITIONAL],
    ["shift_jis", JAPANESE],
    ["euc-jp", JAPANESE],
    ["euc-kr", KOREAN],
    ["windows-1251", "Здравствуйте, где мой заказ?"],
    ["windows-1252", "Wo bleibt die bestellte Größe? Schöne Grüße"],
  ])("guesses %s", (encoding, text) => {
    expect(decode(iconv.encode(text, encoding), "us-ascii").text).toBe(text);
  });

  it("takes the mail's other charset for bytes too few to judge", () => {
    expect(decode(iconv.encode("王", "big5"), null, "big5").text).toBe("王");
  });

  it("reads undeclared ISO-2022-JP by its escapes", () => {
    expect(decode(Buffer.from("\x1b$B$3$s\x1b(B"), "us-ascii").text).toBe("こん");
  });

  it("keeps UTF-8 with a cut character as UTF-8", () => {
    const cut = Buffer.from(CHINESE, "utf8").subarray(0, -4);
    const { text, codes } = decode(cut, "utf-8");
    expect(text.startsWith(CHINESE.slice(0, -2))).toBe(true);
    expect(codes).toEqual(["charset-damaged"]);
  });
});
