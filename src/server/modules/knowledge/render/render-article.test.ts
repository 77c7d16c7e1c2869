import { expect, test } from "vitest";
import { splitArticle } from "../passages/split-article.ts";
import { renderArticle } from "./render-article.ts";

const html = (body: string) => renderArticle(body, "en").html;

test("[D1] an article is shown with headings below its title, tables, pictures and films", () => {
  expect(html("# 一\n\n## 二")).toBe('<h2 id="一">一</h2>\n<h3 id="二">二</h3>\n');
  expect(html("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<table>");
  expect(html("![盒子](/help/files/a.png)")).toContain('<img src="/help/files/a.png" alt="盒子" loading="lazy"');
  expect(html("![](/help/files/a.mp4)")).toContain('<video controls preload="metadata" src="/help/files/a.mp4"');
  expect(html("https://www.bilibili.com/video/BV1")).toContain('class="film-link"');
});

test("[D1] the headings of the page have the anchors that a search answers with", () => {
  const body = "## 运费 `A`\n\nx\n\n## 运费 `A`\n\ny\n\n### **Returns** [here](/a)\n\nz";
  const anchors = splitArticle(body).map(({ anchor }) => anchor);
  expect(renderArticle(body, "en").headings.map(({ anchor }) => anchor)).toEqual(anchors);
});

test("[D1] nothing that is written in an article can run", () => {
  expect(html("![盒子](https://other.example/a.png)")).not.toContain("<img");
  const hostile = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a](vbscript:x)",
    "![a](data:image/svg+xml;base64,PHN2Zz4=)",
    "![a](javascript:alert(1))",
    '![x" onerror="alert(1)](/a.png)',
    '![](/a.mp4"onerror="alert(1))',
    "[a](//evil.example)",
    "[a](/\\evil.example)",
    "<javascript:alert(1)>",
    "```html\n<script>alert(1)</script>\n```",
    "## <img src=x onerror=alert(1)>",
  ];
  for (const body of hostile) {
    const tags = html(body).match(/<[^>]*>/g) ?? [];
    for (const tag of tags) {
      expect(tag, body).not.toMatch(/<script|(href|src)="(javascript|data|vbscript|\/[/\\])/i);
      expect(tag.replaceAll(/"[^"]*"/g, ""), body).not.toMatch(/\son\w+/i);
    }
  }
});

test("[D1] a marked quote is a callout with a word that says which; another one stays a quote", () => {
  const shown = html("> [!WARNING]\n> Hot **steam**.\n>\n> > [!NOTE]\n> > inner");
  expect(shown).toContain('<div class="callout" data-kind="warning" role="note" aria-label="Warning">');
  expect(shown).toContain('<p class="callout-name">Warning</p>\n<p>Hot <strong>steam</strong>.</p>');
  expect(shown).toContain('data-kind="note"');
  expect(shown).not.toContain("[!");
  expect(renderArticle("> [!TIP]\n>\n> 煮两次", "zh-CN").html).toContain(
    '<p class="callout-name">小贴士</p>\n<p>煮两次</p>',
  );
  expect(html("> \\[!TIP\\] once")).toContain('data-kind="tip"');
  expect(html("> [!OTHER] x")).toContain("<blockquote>");
  expect(html('> [!NOTE" onload="x]\n> <img src=x onerror=alert(1)>')).not.toMatch(/<img|data-kind/);
  expect(splitArticle("> [!NOTE]\n> Boil once.")[0]!.text).toBe("Boil once.");
});
