import { renderToString } from "preact-render-to-string";
import { expect, test } from "vitest";
import { RichText } from "./rich-text.tsx";

const html = (text: string) => renderToString(<RichText text={text} />).replace(/^<div class="rich">|<\/div>$/g, "");

test("[D6] what people write most is drawn", () => {
  expect(html("Try **this**:\n1. Open `Settings`\n2. Press OK\n\n> it said\n\n- a\n- b")).toBe(
    "<p>Try <strong>this</strong>:</p><ol><li>Open <code>Settings</code></li><li>Press OK</li></ol>" +
      "<blockquote>it said</blockquote><ul><li>a</li><li>b</li></ul>",
  );
  expect(html("```\n<b>1 < 2</b>\n```")).toBe("<pre><code>&lt;b>1 &lt; 2&lt;/b></code></pre>");
});

test("[D6] a link says where it leads and is vouched for by nobody", () => {
  expect(html("见 https://shop.example/a?b=1，谢谢。")).toBe(
    '<p>见 <a href="https://shop.example/a?b=1" rel="nofollow ugc noopener noreferrer">https://shop.example/a?b=1</a>，谢谢。</p>',
  );
});

test.each([
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "[x](javascript:alert(1))",
  "**<svg onload=alert(1)>**",
  "`<iframe src=//evil>`",
  'https://evil.example/"onmouseover="alert(1)',
  "- <a href='javascript:alert(1)'>x</a>",
  "data:text/html,<script>alert(1)</script>",
])("[D6] %s stays text", (hostile) => {
  const drawn = html(hostile);
  expect(drawn).not.toMatch(/<(?!\/?(?:p|strong|code|ul|ol|li|a|br|blockquote|pre)\b)/);
  expect(drawn).not.toMatch(/<[^>]*\son\w+=|href="(?!https?:)/);
});

test("a huge text costs little", () => {
  for (const text of ["**".repeat(5_000), "`".repeat(10_000), "> ".repeat(5_000), "https://".repeat(1_250)]) html(text);
});
