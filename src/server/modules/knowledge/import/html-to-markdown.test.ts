import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { renderArticle } from "../render/render-article.ts";
import { htmlToMarkdown, pageToMarkdown } from "./html-to-markdown.ts";

test("[D1] headings, lists within lists, tables, code, pictures and links of HTML become Markdown", () => {
  expect(htmlToMarkdown("<h1>A</h1><p>b <b>c</b><br>d</p>")).toBe("## A\n\nb **c**\\\nd");
  expect(htmlToMarkdown("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>")).toBe("- a\n  1. b\n- c");
  expect(htmlToMarkdown("<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>")).toBe(
    "| a | b\\|c |\n| --- | --- |\n| 1 |  |",
  );
  expect(htmlToMarkdown("<pre>a\n``` b</pre>")).toBe("````\na\n``` b\n````");
  expect(htmlToMarkdown('<img src="https://a.example/x (1).png" alt="x">')).toBe(
    "![x](https://a.example/x%20%281%29.png)",
  );
  expect(htmlToMarkdown('<iframe src="//player.example/1"></iframe>')).toContain("https://player.example/1");
  const page = "<title>t</title><nav>menu</nav><main><h1>Returns</h1><p>In 7 days.</p></main><footer>©</footer>";
  expect(pageToMarkdown(page)).toEqual({ title: "Returns", body: "In 7 days." });
});

test("[D1] the words of any HTML come through as words, and none of them runs", () => {
  let seed = 7;
  const random = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % n;
  };
  const tags = "p div b i ul ol li table tr td pre code blockquote h2 a span script".split(" ");
  for (let turn = 0; turn < 400; turn++) {
    let html = "";
    for (let n = 0; n < 20; n++) {
      const tag = tags[random(tags.length)]!;
      html += [`<${tag} onclick="alert(1)" href="javascript:x">`, `</${tag}>`, "word *_`[", "<", "&lt;script&gt;"][
        random(5)
      ];
    }
    const shown = renderArticle(htmlToMarkdown(html)).html;
    expect(shown, html).not.toMatch(/<script|<[^>]*\sonclick=|href="javascript/);
  }
  expect(htmlToMarkdown("<div>".repeat(50_000))).toBe("");
  const plain = new MarkdownIt().render(htmlToMarkdown("<p>1. not a list, # no heading, 2*3*4</p>"));
  expect(plain).toBe("<p>1. not a list, # no heading, 2*3*4</p>\n");
});
