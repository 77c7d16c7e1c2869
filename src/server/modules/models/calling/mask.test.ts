import { expect, test } from "vitest";
import { maskPersonal, unmask } from "./mask.ts";

test.each([
  ["mail me at wang.fang+shop@mail.example please", "wang.fang"],
  ["我的手机是13812345678，快联系我", "138"],
  ["电话：138-1234-5678", "5678"],
  ["电话１３８１２３４５６７８", "5678"],
  ["phone 138\u200b1234\u200b5678", "5678"],
  ["打一三八一二三四五六七八", "三四五六七"],
  ["call +44 20 7946 0958", "7946"],
  ["call me on (030) 123 456 78", "456"],
  ["Where is order KW-2024117?", "2024117"],
  ["order 4711 has not come", "4711"],
  ["订单号：88", "88"],
  ["case #482", "482"],
  ["my card is 4111 1111 1111 1111", "1111"],
  ["身份证 11010119900307123X", "0307"],
  ["tracking 1Z999AA10123456784", "AA101"],
  ["key sk4Gf9Q2xZ81LmN0", "Gf9Q2"],
  ["I live at 12 Long Acre Street, London", "Long Acre"],
  ["ich wohne Lindenallee 14", "Linden"],
  ["postcode SW1A 1AA", "1AA"],
  ["寄到上海市浦东新区世纪大道100号5栋302室", "世纪"],
  ["寄到人民路12号", "人民路"],
  ["我叫王小芳，怎么退货", "小芳"],
  ["我是李先生", "李先生"],
  ["my name is Anna Karlsson and I need help", "Karlsson"],
  ["see https://shop.example/t?token=abc", "token"],
])("[D2] what tells of a person does not leave the house: %s", (text, secret) => {
  const masked = maskPersonal(text);
  expect(masked.text.replaceAll("⟦", "")).not.toContain(secret);
  expect(unmask(masked.text, masked)).toContain(secret);
});

test("[D2] the customer's own name goes too, in any case, and not as a part of another word", () => {
  const masked = maskPersonal("Jo ANN writes: does joann get an announcement? Ann", ["Ann Smith"]);
  expect(masked.text).toBe("Jo ⟦NAMEA⟧ writes: does joann get an announcement? ⟦NAMEB⟧");
  expect(maskPersonal("王芳的快递呢", ["王芳"]).text).toBe("⟦NAMEA⟧的快递呢");
});

test.each([
  "How do I send a lamp back within 30 days?",
  "错误代码 E05 怎么办",
  "7 天无理由退货，满 99 元包邮",
  "The RTX 4090 does not fit",
  "我是新用户，怎么开发票",
])("[D2] what says nothing of a person stays: %s", (text) => {
  expect(maskPersonal(text).text).toBe(text.normalize("NFKC"));
});

test("[D2] nobody writes a place-holder that stands for something else", () => {
  const masked = maskPersonal("⟦MAILA⟧ and a@b.example");
  expect(masked.text).toBe("MAILA and ⟦MAILA⟧");
  expect(unmask("⟦NAMEA⟧⟦MAILA⟧", masked)).toBe("a@b.example");
});
