import { expect, test } from "vitest";
import { readChoice } from "./read-choice.ts";

const option = (value: string, zh: string, en: string) => ({ value, label: { "zh-CN": zh, en }, next: null });
const reason = [
  option("unwanted", "不想要了 / 买错了", "I do not want it any more"),
  option("faulty", "有质量问题", "Something is wrong with it"),
  option("different", "和描述不一样 / 发错货", "It is not what I ordered"),
];
const opened = [
  option("sealed", "没有拆封", "No, it is unopened"),
  option("opened", "拆了，没用过", "Opened, but not used"),
  option("used", "用过了", "Yes, it was used"),
];
const danger = [option("no", "没有", "No"), option("yes", "有", "Yes")];

test.each([
  [reason, "不想要了", "unwanted"],
  [reason, "买错了。", "unwanted"],
  [reason, "3", "different"],
  [reason, "第二个", "faulty"],
  [reason, "选 2", "faulty"],
  [reason, "发错货了", "different"],
  [reason, "FAULTY", "faulty"],
  [reason, "something is wrong with it, the lid", "faulty"],
  [reason, "9", null],
  [reason, "其他", null],
  [opened, "没有拆封过", "sealed"],
  [opened, "没用过", "opened"],
  [opened, "opened", "opened"],
  [opened, "用过", null],
  [danger, "没有冒烟", "no"],
  [danger, "有", "yes"],
  [danger, "no, nothing", "no"],
  [danger, "notebook", null],
])("[D2] of %# %s is understood as %s", (options, text, value) => {
  expect(readChoice(options, text)).toBe(value);
});
