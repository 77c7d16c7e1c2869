import { expect, test } from "vitest";
import { parseExact } from "./exact-json.ts";

test("an id of 64 bits stays what it was, other numbers are numbers", () => {
  const text = '{"msgid":4011223344556671001,"list":[-9007199254740993,9007199254740991],"price":0.1,"far":1e300}';
  expect(parseExact(text)).toEqual({
    msgid: "4011223344556671001",
    list: ["-9007199254740993", 9_007_199_254_740_991],
    price: 0.1,
    far: 1e300,
  });
});
