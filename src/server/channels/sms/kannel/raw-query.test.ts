import { expect, test } from "vitest";
import { decodeText, rawQuery } from "./raw-query.ts";

test("bytes of a parameter are as they came, whatever alphabet they are of", () => {
  const query = rawQuery("http://desk/hooks/sms/k?from=%2B86138&text=%62%11%76%84&a+b=c+d&empty=&alone#end");
  expect(query.get("text")).toEqual(Buffer.from("62117684", "hex"));
  expect(query.get("from")!.toString()).toBe("+86138");
  expect(query.get("a b")!.toString()).toBe("c d");
  expect(query.get("empty")!.byteLength).toBe(0);
  expect(query.get("alone")!.byteLength).toBe(0);
});

test("a text is read by its coding and its alphabet", () => {
  expect(decodeText(Buffer.from("62117684", "hex"), "2", "")).toBe("我的");
  expect(decodeText(Buffer.from("62117684", "hex"), "2", "UTF-16BE")).toBe("我的");
  expect(decodeText(Buffer.from("我的"), "0", "UTF-8")).toBe("我的");
  expect(decodeText(Buffer.from("e9", "hex"), "0", "ISO-8859-1")).toBe("é");
  expect(decodeText(Buffer.from("plain"), undefined, undefined)).toBe("plain");
  expect(decodeText(Buffer.from("plain"), "0", "no such alphabet")).toBe("plain");
});
