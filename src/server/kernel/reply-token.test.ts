import { describe, expect, test } from "vitest";
import { makeMessageId, makeReplyAddress, provenCase, withoutReplyToken } from "./reply-token.ts";

const secret = "0123456789abcdef0123456789abcdef";

describe("reply token", () => {
  test("[A6] the Message-ID of an answer proves its case, wherever it stands among the references", () => {
    const id = makeMessageId(secret, 1001, "shop.example");
    expect(id).toMatch(/^kw\.rt\.[0-9a-f]{16}\.[0-9a-f]{30}@shop\.example$/);
    expect(provenCase(secret, ["x@y", `<${id}>`])).toBe(1001);
  });

  test("[A6] a plus-address proves its case, also when a server changed the case of its letters", () => {
    const address = makeReplyAddress(secret, 35_999, "support@shop.example");
    expect(address.split("@")[0]!.length).toBeLessThanOrEqual(64);
    expect(provenCase(secret, [address.toUpperCase()])).toBe(35_999);
    expect(withoutReplyToken(address)).toBe("support@shop.example");
  });

  test("nobody can name another case with a token they have", () => {
    const id = makeMessageId(secret, 1001, "shop.example");
    const address = makeReplyAddress(secret, 1001, "support@shop.example");
    expect(provenCase(secret, [id.replace("kw.rt.", "kw.ru.")])).toBeNull();
    expect(provenCase(secret, [address.replace("kw-rt-", "kw-ru-")])).toBeNull();
    expect(provenCase(`${secret}!`, [id, address])).toBeNull();
  });

  test("two messages of a case have two ids", () => {
    expect(makeMessageId(secret, 1, "a.example")).not.toBe(makeMessageId(secret, 1, "a.example"));
  });
});
