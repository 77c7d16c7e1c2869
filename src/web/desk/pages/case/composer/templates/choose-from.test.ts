import { expect, test } from "vitest";
import type { MessageTemplate } from "../../../../../../shared/contract/templates.ts";
import { chooseFrom } from "./choose-from.ts";

const template = (name: string, language: string | null, text: string): MessageTemplate => ({
  id: name,
  language,
  name,
  category: null,
  cost: "paid",
  state: "usable",
  reason: null,
  parts: [{ kind: "body", text, maxLength: null }],
  fields: [],
});
const all = [
  template("delay", "en_US", "Your parcel is late."),
  template("delay", "zh_CN", "您的包裹会晚到。"),
  template("refund", "en", "We have refunded {{body.1}}."),
  template("发货", null, "订单编号"),
];

test("the customer's language comes first, and nothing else changes its order", () => {
  const names = (language: string | null) => chooseFrom(all, "", language).map((each) => each.language);
  expect(names("zh-CN")).toEqual(["zh_CN", "en_US", "en", null]);
  expect(names("en")).toEqual(["en_US", "en", "zh_CN", null]);
  expect(names(null)).toEqual(["en_US", "zh_CN", "en", null]);
});

test("all words have to be there, in the name or in the text", () => {
  const found = (words: string) => chooseFrom(all, words, "en").map(({ name, language }) => `${name} ${language}`);
  expect(found("PARCEL delay")).toEqual(["delay en_US"]);
  expect(found("包裹")).toEqual(["delay zh_CN"]);
  expect(found("nothing of this")).toEqual([]);
});
