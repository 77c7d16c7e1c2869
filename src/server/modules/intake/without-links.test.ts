import { expect, test } from "vitest";
import { withoutLinks } from "./without-links.ts";

test.each([
  ["Win at https://evil.test/x?y now", "Win at … now"],
  ["www.evil.test", "…"],
  ["恭喜中奖 evil.top 点击", "恭喜中奖 … 点击"],
  ["go to evil.example/prize\nnow", "go to … now"],
  ["javascript://%0aalert(1)", "…"],
])("%j loses its link", (text, left) => {
  expect(withoutLinks(text)).toBe(left);
});

test.each(["王芳", "Dr. J.R. Smith", "Order 2026-A1077 3.5 kg", "我的包裹在哪里？", "invoice.pdf is wrong"])(
  "%j stays as it is",
  (text) => {
    expect(withoutLinks(text)).toBe(text);
  },
);
