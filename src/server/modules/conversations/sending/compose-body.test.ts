import { describe, expect, test } from "vitest";
import { composeBody, plainText } from "./compose-body.ts";
import { textToHtml } from "./text-to-html.ts";

describe("[A6] body of an answer", () => {
  const body = composeBody({
    text: "您好，\n明天补寄。\n\n查件：https://kd.example/1?a=1&b=2。",
    signature: "小王\n晴天商店\n",
    quote: { attribution: "周一，李 写道：", text: "杯子碎了\n\n> 早先" },
  });

  test("its text has what was typed, the signature under its mark and the quote below", () => {
    expect(plainText({ text: "您好", ...body })).toBe(
      "您好\n\n-- \n小王\n晴天商店\n\n周一，李 写道：\n> 杯子碎了\n>\n>> 早先",
    );
  });

  test("its HTML says the same with paragraphs and links", () => {
    expect(body.html).toContain("您好，<br>明天补寄。</p>");
    expect(body.html).toContain(
      '<a href="https://kd.example/1?a=1&#38;b=2">https://kd.example/1?a=1&#38;b=2</a>。</p>',
    );
    expect(body.html).toContain('<blockquote type="cite"');
    expect(body.html.indexOf("晴天商店")).toBeLessThan(body.html.indexOf("杯子碎了"));
  });

  test("without signature and quote there is only the text", () => {
    const bare = composeBody({ text: "ok", signature: "  ", quote: { attribution: "x", text: " " } });
    expect(bare).toMatchObject({ signatureText: null, quotedText: null });
    expect(plainText({ text: "ok\n", ...bare })).toBe("ok");
  });

  test("a very long quote is cut", () => {
    const { quotedText } = composeBody({
      text: "ok",
      signature: null,
      quote: { attribution: "x", text: "长".repeat(50_000) },
    });
    expect(quotedText!.length).toBeLessThan(20_100);
  });
});

test("typed HTML stays text", () => {
  expect(textToHtml(`<img src=x onerror="alert(1)"> https://a.example/"onmouseover="alert(1) 'x'`)).not.toMatch(
    /<img|<a[^>]*onmouse/,
  );
});
