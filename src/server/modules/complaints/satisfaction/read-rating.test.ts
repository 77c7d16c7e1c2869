import { expect, test } from "vitest";
import { readRating } from "./read-rating.ts";

const ratings: [string, number][] = [
  ["5", 5],
  [" 5！ ", 5],
  ["５", 5],
  ["4分", 4],
  ["3星", 3],
  ["5 – 很满意", 5],
  ["5，谢谢", 5],
  ["很满意", 5],
  ["非常满意！", 5],
  ["满意", 4],
  ["满意。", 4],
  ["一般", 3],
  ["不满意", 2],
  ["不太满意", 2],
  ["很不满意", 1],
  ["非常不满意！！", 1],
  ["Very good", 5],
  ["2 – Bad", 2],
  ["very bad.", 1],
  ["4, thanks", 4],
];
const others = [
  "2 weeks and still no refund",
  "5个杯子碎了3个",
  "3 of them are broken",
  "6",
  "0",
  "12",
  "55",
  "我很不满意，要求退款",
  "不是很明白",
  "满意个鬼，钱还没退",
  "good, but where is my refund",
  "谢谢",
  "ok",
  "",
  "1 号仓发的货吗",
];

test("[C7] a digit or a word is a rating, and nothing else is", () => {
  for (const [text, rating] of ratings) expect(readRating(text), text).toEqual({ rating, rest: null });
  for (const text of others) expect(readRating(text), text).toBeNull();
});

test("[C7] what is said besides is handed back to be read", () => {
  expect(readRating("1，等了半个月")).toEqual({ rating: 1, rest: "等了半个月" });
  expect(readRating("5. But my refund is not here")).toEqual({ rating: 5, rest: "but my refund is not here" });
});
