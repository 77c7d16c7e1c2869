import { expect, test } from "vitest";
import { numbersIn } from "./numbers.ts";

test.each([
  ["订单号 202311230045678 还没到", ["202311230045678"]],
  ["Order KW-2026-00417 has not come", ["KW202600417"]],
  ["单号SF1234567890123，签收人不是我", ["SF1234567890123"]],
  ["my tracking number is 1Z999AA10123456784.", ["1Z999AA10123456784"]],
  ["Amazon order 114-1234567-7654321", ["11412345677654321"]],
  ["ｋｗ２０２６００４１７７", ["KW2026004177"]],
  ["sf1234567890123 / SF1234567890123", ["SF1234567890123"]],
])("the order and tracking numbers of %j", (text, numbers) => {
  expect([...numbersIn(text)]).toEqual(numbers);
});

test.each([
  ["a mobile number", "请打 13812345678 或 +86 138 1234 5678"],
  ["a landline", "010-62345678, 0571-87654321"],
  ["a service number", "400-820-8820"],
  ["a foreign phone number", "call me at +44 7911123456, phone 2079460958"],
  ["a date", "2026-03-10, 20260310, 2026/03/10"],
  ["a time", "2026-03-10T10:00:00 12:30:45"],
  ["a price", "¥12345678, 12345678元, 12345678.90, USD 10000000"],
  ["a customer number", "会员号 123456789, customer number: 123456789, 客户号：88888888"],
  ["a mail address or a link", "li123456789@example.com https://shop.example/o/123456789"],
  ["a product", "iPhone15ProMax RTX4090TI WH-1000XM5 UE55AU7100"],
  ["a short number", "12345, #1042, A1234"],
  ["a long list", Array.from({ length: 11 }, (_, i) => `KW20260000${i}`).join(" ")],
])("%s is none", (_, text) => {
  expect([...numbersIn(text)]).toEqual([]);
});
