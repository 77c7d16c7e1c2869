import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { joinChinese, recognizeWords } from "./recognize-words.ts";

test("what a machine reads of Chinese is written as Chinese is, and English stays", () => {
  expect(joinChinese("收 件 人 To +86 10\n我 们 ， 会 跟 进 。  \n\n\nThank you 谢 谢")).toBe(
    "收件人 To +86 10\n我们，会跟进。\n\nThank you 谢谢",
  );
});

test("a picture that is none is told, and the next one is read for all that", async () => {
  await expect(recognizeWords(Buffer.from("no picture"))).rejects.toThrow();
  const page = readFileSync(new URL("./testing/page.png", import.meta.url));
  expect(await recognizeWords(page)).toContain("请尽快处理");
});
