import { expect, test } from "vitest";
import { smsParts } from "./sms-parts.ts";

test("160 letters of the GSM alphabet are one message, 161 are two, 153 in each", () => {
  expect(smsParts("a".repeat(160))).toEqual({ coding: "gsm7", parts: 1 });
  expect(smsParts("a".repeat(161))).toEqual({ coding: "gsm7", parts: 2 });
  expect(smsParts("a".repeat(306))).toEqual({ coding: "gsm7", parts: 2 });
  expect(smsParts("a".repeat(307))).toEqual({ coding: "gsm7", parts: 3 });
});

test("Chinese: 70 in one, 67 in each of several; one hanzi among Latin letters makes all of it so", () => {
  expect(smsParts("您".repeat(70))).toEqual({ coding: "ucs2", parts: 1 });
  expect(smsParts("您".repeat(71))).toEqual({ coding: "ucs2", parts: 2 });
  expect(smsParts("您".repeat(135))).toEqual({ coding: "ucs2", parts: 3 });
  expect(smsParts(`${"a".repeat(70)}您`)).toEqual({ coding: "ucs2", parts: 2 });
});

test("the euro and brackets take two places of the GSM alphabet, accents of Western Europe one", () => {
  expect(smsParts("€".repeat(80))).toEqual({ coding: "gsm7", parts: 1 });
  expect(smsParts("€".repeat(81))).toEqual({ coding: "gsm7", parts: 2 });
  expect(smsParts("Grüße à Zoë").coding).toBe("ucs2");
  expect(smsParts("Grüße à Jörg").coding).toBe("gsm7");
});

test("what takes two places is not cut apart at the end of a message", () => {
  // 152 and a bracket are 154 places: the bracket begins the second message, which then overflows into a third.
  expect(smsParts(`${"a".repeat(152)}[${"a".repeat(152)}`)).toEqual({ coding: "gsm7", parts: 3 });
  expect(smsParts("👍".repeat(36))).toEqual({ coding: "ucs2", parts: 2 });
  expect(smsParts("👍".repeat(67))).toEqual({ coding: "ucs2", parts: 3 });
});

test("an empty text is one", () => {
  expect(smsParts("")).toEqual({ coding: "gsm7", parts: 1 });
});
