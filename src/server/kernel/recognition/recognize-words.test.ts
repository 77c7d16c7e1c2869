import { readFileSync } from "node:fs";
import { expect, onTestFinished, test, vi } from "vitest";
import { joinChinese, recognizeWords } from "./recognize-words.ts";

test("what a machine reads of Chinese is written as Chinese is, and English stays", () => {
  expect(joinChinese("收 件 人 To +86 10\n我 们 ， 会 跟 进 。  \n\n\nThank you 谢 谢")).toBe(
    "收件人 To +86 10\n我们，会跟进。\n\nThank you 谢谢",
  );
});

test("a picture that is none is told, and the next one is read for all that, without a word of the engine's own", async () => {
  const written = vi.spyOn(process.stderr, "write");
  onTestFinished(() => void written.mockRestore());
  await expect(recognizeWords(Buffer.from("no picture"))).rejects.toThrow();
  const page = readFileSync(new URL("./testing/page.png", import.meta.url));
  expect(await recognizeWords(page)).toContain("请尽快处理");
  expect(written.mock.calls.flat().filter((said) => /traineddata|language|Error in/.test(String(said)))).toEqual([]);
});
