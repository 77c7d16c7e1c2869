import { expect, test } from "vitest";
import { harmless, harmlessCss } from "./harmless.ts";
import { maskCards } from "./mask-cards.ts";

const at = 1_000;
const page = (node: object) => harmless({ type: 2, timestamp: at, data: { node, initialOffset: { top: 0, left: 0 } } });
const element = (tagName: string, attributes: object, childNodes: object[] = []) => ({
  type: 2,
  id: 1,
  tagName,
  attributes,
  childNodes,
});

test("[D4] nothing of a hostile page runs or fetches in the desk", () => {
  const hostile = element("body", { onload: "alert(1)", style: "background:url(https://evil.example/a)" }, [
    element("script", { src: "https://evil.example/x.js" }),
    element("img", { src: "/api/v1/auth/sign-out", srcset: "https://evil.example/1 1x", onerror: "alert(2)" }),
    element("a", { href: "javascript:alert(3)", ping: "https://evil.example/p" }),
    element("iframe", { src: "https://evil.example", srcdoc: "<script>alert(4)</script>" }),
    element("form", { action: "https://evil.example/f" }),
    element("meta", { "http-equiv": "refresh", content: "0;url=https://evil.example/m" }),
    element("svg", {}, [element("use", { "xlink:href": "https://evil.example/s#a" })]),
    element("link", { rel: "stylesheet", href: "https://evil.example/c.css" }),
    element("style", {
      _cssText: "@import 'https://evil.example/i.css'; p{background:u\\72l('https://evil.example/b')}",
    }),
    element("object", { data: "https://evil.example/o" }),
    element("img", { rr_dataURL: "https://evil.example/r", rr_src: "https://evil.example/rs" }),
  ]);
  const text = JSON.stringify(page(hostile));
  expect(text).not.toMatch(/evil|alert|javascript|sign-out|"script"|"object"|onload|onerror|@import/i);
});

test("[D4] changes are made harmless as the whole is", () => {
  const changed = harmless({
    type: 3,
    timestamp: at,
    data: {
      source: 0,
      adds: [{ parentId: 1, nextId: null, node: element("img", { src: "https://evil.example/a.png" }) }],
      attributes: [
        { id: 3, attributes: { src: "https://evil.example/b", style: { background: "url(//evil.example/c)" } } },
      ],
      texts: [],
      removes: [],
    },
  });
  expect(JSON.stringify(changed)).not.toContain("evil");
  const rule = { source: 8, adds: [{ rule: "p{background:url('https://evil.example/d')}" }] };
  expect(JSON.stringify(harmless({ type: 3, timestamp: at, data: rule }))).not.toContain("evil");
});

test.each([
  ["a canvas", { type: 3, timestamp: at, data: { source: 9 } }],
  ["a font", { type: 3, timestamp: at, data: { source: 10, fontSource: "https://evil.example" } }],
  ["a plugin", { type: 6, timestamp: at, data: {} }],
  ["a size of nothing", { type: 4, timestamp: at, data: { href: "", width: 0, height: -1 } }],
  ["no event", "alert(1)"],
  ["nothing", null],
])("%s is not shown", (_, event) => {
  expect(harmless(event)).toBeNull();
});

test("what a page looks like stays: words, sizes, own pictures, links as links", () => {
  const node = element("p", { class: "price", title: "Total" }, [
    { type: 3, id: 2, textContent: "Order 20261123 costs 19.90" },
    element("img", { src: "data:image/png;base64,AAAA", alt: "Logo" }),
    element("a", { href: "https://shop.example/basket?token=secret" }),
  ]);
  const text = JSON.stringify(page(node));
  expect(text).toContain("Order 20261123 costs 19.90");
  expect(text).toContain("data:image/png;base64,AAAA");
  expect(text).toContain('"href":"#"');
  expect(text).not.toContain("secret");
  expect(
    harmless({ type: 4, timestamp: at, data: { href: "https://shop.example/?token=1", width: 360, height: 740 } }),
  ).toEqual({
    type: 4,
    timestamp: at,
    data: { href: "", width: 360, height: 740 },
  });
});

test("the words of a masked element are not told by its attributes either", () => {
  const text = JSON.stringify(page(element("div", { "data-keepword-mask": "", title: "Balance 12,000", class: "b" })));
  expect(text).not.toContain("12,000");
  expect(text).toContain('"class":"b"');
});

test("[D4] card numbers are covered wherever they stand; other long numbers are not", () => {
  expect(maskCards("Card 4111 1111 1111 1111, ok")).toBe("Card •••• ••••, ok");
  expect(maskCards("5500-0000-0000-0004")).toBe("•••• ••••");
  expect(maskCards("6222020000000000000")).not.toContain("6222");
  expect(maskCards("Parcel SF1234567890123")).toContain("1234567890123");
  expect(maskCards("0000 0000 0000 0000")).toContain("0000");
});

test.each([
  "a{background:URL( https://evil.example )}",
  "a{background:image-set('https://evil.example/a' 1x)}",
  "a{background:\\75 rl(https://evil.example)}",
  "a{background:ur\\6c('https://evil.example')}",
  "@font-face{src:url(//evil.example/f)}",
  "@\\69mport 'https://evil.example'",
])("no style fetches: %s", (css) => {
  const harmlessOnes = harmlessCss(css);
  expect(harmlessOnes).not.toMatch(/url\((?!"data:,"\))|@import|[^-\w]image-set\(/i);
});
