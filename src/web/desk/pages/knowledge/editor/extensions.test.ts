import { MarkdownManager } from "@tiptap/markdown";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { extensions } from "./extensions.ts";

const manager = new MarkdownManager({ extensions });
const through = (markdown: string) => manager.serialize(manager.parse(markdown));
const html = new MarkdownIt();

test.each([
  ["headings and marks", "## 退货 **7 天**\n\n*a* ~~b~~ `c` **d**\n\n### E\n\n#### F"],
  ["nested lists", "- a\n  - b\n    - c\n- d\n\n1. x\n2. y\n   - z"],
  ["a table", "| 原因 | 运费 |\n| --- | --- |\n| **质量** 问题 | [我们](https://a.example/x) |\n| 其他 | `0` |"],
  ["code", "```js\nconst a = 1 < 2;\n\n**no mark**\n```"],
  [
    "pictures and links",
    "看图：![盒子](/help/files/k/a.png) [这里](https://a.example/?a=1&b=2)\n\n![film](/help/files/k/b.mp4)",
  ],
  ["a quote and a line", "> a\n>\n> b\n\n---\n\nc"],
  ["callouts", "a\n\n> [!WARNING]\n> Hot **steam**.\n>\n> - one\n> - two\n\nb\n\n> [!NOTE]\n> c"],
  ["signs that mean nothing", "2 \\* 3 \\* 4, a\\_b\\_c, \\[x\\] and 1\\. no list"],
  ["ordered steps with text", "1. 打开“我的订单”。\n2. 点“退货”。\n3. 等短信。"],
])("[D1] the formatted editor gives back what it was given: %s", (_, markdown) => {
  const back = through(markdown);
  const plain = (text: string) =>
    html
      .render(text)
      .replace(/\s+/g, " ")
      .replace(/<\/?p>\s?|\s(?=<)/g, "");
  expect(plain(back)).toBe(plain(markdown));
  expect(through(back)).toBe(back);
});

test("[D1] a callout is one in the editor, and plain Markdown again", () => {
  const markdown = "> [!TIP]\n> Boil **once**.";
  expect(manager.parse(markdown).content).toMatchObject([{ type: "callout", attrs: { kind: "tip" } }]);
  expect(through(markdown)).toBe(markdown);
  expect(manager.parse("> [!OTHER]\n> x").content).toMatchObject([{ type: "blockquote" }]);
});
