import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalMailAddress } from "./mail-address.ts";

test.each([
  ["Wang.Fang@QQ.com", "wang.fang@qq.com"],
  [" <li.lei@163.com> ", "li.lei@163.com"],
  ["mailto:anna@example.org", "anna@example.org"],
  // Gmail ignores dots and what follows a plus; googlemail.com is the same house.
  ["Jane.Doe+shop@gmail.com", "janedoe@gmail.com"],
  ["jane.doe@googlemail.com", "janedoe@gmail.com"],
  // Outlook keeps dots and drops the plus.
  ["jane.doe+shop@outlook.com", "jane.doe@outlook.com"],
  // Nobody said that a company's server does either.
  ["jane.doe+shop@example.com", "jane.doe+shop@example.com"],
  ["+shop@gmail.com", "+shop@gmail.com"],
  // Names of domains in any script, in one form.
  ["kunde@MÜNCHEN.example", "kunde@xn--mnchen-3ya.example"],
  ["kunde@xn--mnchen-3ya.example", "kunde@xn--mnchen-3ya.example"],
  ["客服@例子.中国", "客服@xn--fsqu00a.xn--fiqs8s"],
  ["a@example.com.", "a@example.com"],
  // Composed and decomposed letters look the same and are.
  ["jose\u0301@example.com", "jos\u00e9@example.com"],
  ["root@localhost", "root@localhost"],
  ["postmaster@[192.0.2.1]", "postmaster@[192.0.2.1]"],
  ['"much.more unusual"@example.com', null],
  ['"quoted+local"@gmail.com', '"quoted+local"@gmail.com'],
])("[A2] %s is compared as %s", (written, canonical) => {
  expect(canonicalMailAddress(written)).toBe(canonical);
});

test.each([
  "",
  "@",
  "a@",
  "@example.com",
  "nobody",
  "a b@example.com",
  "a@exa mple.com",
  "a@example.com, b@example.com",
  "a@example.com\r\nBcc: b@example.com",
  "a@b@[not-an-address",
  "a@example.com:8080",
  "a@example.com/path",
  `${"a".repeat(65)}@example.com`,
  `a@${"b.".repeat(130)}com`,
])("[A2] %j is no address", (text) => {
  expect(canonicalMailAddress(text)).toBeNull();
});

test("[A2] the canonical form of a canonical form is itself, and upper case changes nothing", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (address) => {
      const once = canonicalMailAddress(address);
      if (once === null) return;
      expect(canonicalMailAddress(once)).toBe(once);
      expect(canonicalMailAddress(address.toUpperCase())).toBe(once);
    }),
  );
});

test("[A2] any text is either no address or gives one without spaces and controls", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (local, domain) => {
      const canonical = canonicalMailAddress(`${local}@${domain}`);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be in it
      if (canonical !== null) expect(canonical).not.toMatch(/[\s\u0000-\u001f]/);
    }),
  );
});
