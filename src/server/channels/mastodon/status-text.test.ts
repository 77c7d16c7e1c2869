import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalAddress } from "./address.ts";
import { statusText, withoutMentions, withoutOurName } from "./status-text.ts";

test("a status reads as it is shown: paragraphs, breaks, lists, entities", () => {
  expect(statusText("<p>Tom &amp; Ann<br />again</p><p>three</p><ul><li>a</li><li>b</li></ul>")).toBe(
    "Tom & Ann\nagain\n\nthree\n\n- a\n- b",
  );
});

test("our own name before the words is left out, others' stay", () => {
  expect(withoutOurName("@shop where is it?", "shop@a.example")).toBe("where is it?");
  expect(withoutOurName("@Shop@A.example where?", "shop@a.example")).toBe("where?");
  expect(withoutOurName("@shopping where?", "shop@a.example")).toBe("@shopping where?");
});

test("an answer mentions nobody whom its words only name; addresses of mail and links stay as they are", () => {
  const text = "Ask @maria@b.example or (@tom); mail wang@example.com, see https://a.example/@shop";
  expect(withoutMentions(text)).toBe(
    "Ask @\u200bmaria@b.example or (@\u200btom); mail wang@example.com, see https://a.example/@shop",
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."@a中/ .-=") }), (any) => {
      expect(withoutMentions(any)).not.toMatch(/(?:^|[^=/\p{L}\p{N}_])@[A-Za-z0-9_]/u);
    }),
  );
});

test("addresses are compared in small letters, and what is none is none", () => {
  expect(canonicalAddress(" @Wang.Fang@Social.Example ")).toBe("wang.fang@social.example");
  for (const none of ["wang", "@wang@", "a@b@c", "wang fang@x.example", ""]) expect(canonicalAddress(none)).toBeNull();
});
