import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { countLines, lineIndex } from "./line-index.ts";

test("lines are found by each of their keys until they are taken out", () => {
  const index = lineIndex<number, string>();
  index.add([1, 2], "a page");
  index.add([2], "another page");
  const before = index.of(2);
  index.remove([1, 2], "a page");
  expect([index.of(1), index.of(2), index.of(3)]).toEqual([[], ["another page"], []]);
  // Whoever goes through them is not disturbed by one that ends meanwhile.
  expect(before).toEqual(["a page", "another page"]);
});

test("an address has as many lines as are open", async () => {
  const lines = countLines();
  const [first, second] = [new PassThrough(), new PassThrough()];
  lines.count("10.0.0.1", first);
  lines.count("10.0.0.1", second);
  expect(lines.open("10.0.0.1")).toBe(2);
  first.destroy();
  await new Promise((resolve) => first.once("close", resolve));
  expect([lines.open("10.0.0.1"), lines.open("10.0.0.2")]).toEqual([1, 0]);
});
