import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanFileName, contentDisposition } from "./content-disposition.ts";

describe("contentDisposition", () => {
  test("a plain name stays as it is", () => {
    expect(contentDisposition("inline", "photo 1.jpg")).toBe('inline; filename="photo 1.jpg"');
  });

  test("[L1] a Chinese name goes as UTF-8 beside an ASCII one (RFC 8187)", () => {
    expect(contentDisposition("attachment", "发票 (1).pdf")).toBe(
      `attachment; filename="__ (1).pdf"; filename*=UTF-8''%E5%8F%91%E7%A5%A8%20%281%29.pdf`,
    );
  });

  test("quotes and percent signs cannot end the name", () => {
    expect(contentDisposition("attachment", 'a"; x="b%41.txt')).toBe(
      `attachment; filename="a_; x=_b_41.txt"; filename*=UTF-8''a%22%3B%20x%3D%22b%2541.txt`,
    );
  });

  test("whatever the name, it is one header line of ASCII that reads back as the clean name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const header = contentDisposition("attachment", name);
        expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"/);
        const extended = /filename\*=UTF-8''(\S+)$/.exec(header)?.[1];
        const plain = /^attachment; filename="([^"]*)"$/.exec(header)?.[1];
        expect(extended ? decodeURIComponent(extended) : plain).toBe(cleanFileName(name));
      }),
    );
  });
});

describe("cleanFileName", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\li\\合同.docx", "合同.docx"],
    ["invoice\u202Egpj.exe", "invoicegpj.exe"],
    ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie: x=1.txt"],
    ["...", "file"],
    ["", "file"],
    [".htaccess", "htaccess"],
    ["bad\uD800.txt", "bad.txt"],
  ])("%j → %s", (name, expected) => {
    expect(cleanFileName(name)).toBe(expected);
  });

  test("a very long name keeps its extension", () => {
    const name = cleanFileName(`${"长".repeat(500)}.pdf`);
    expect([...name]).toHaveLength(200);
    expect(name).toMatch(/\.pdf$/);
  });
});
