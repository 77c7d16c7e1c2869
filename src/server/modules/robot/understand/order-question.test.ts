import { expect, test } from "vitest";
import { asksForOrder, numbersToTry } from "./order-question.ts";

test.each([
  ...[
    "我的快递到哪了",
    "我的快递到哪里了？",
    "订单发货了吗",
    "我买的东西什么时候能到",
    "包裹怎么还没到",
    "查一下我的订单",
  ],
  ...["帮我查下物流", "快递还没到", "我的订单现在什么状态", "我上周的包裹在哪", "货发了没"],
  ...["Where is my parcel?", "where's my order", "Where is my order KW-1001?", "Has my order shipped yet?"],
  ...["When will my package arrive?", "my parcel hasn't arrived", "track my order", "Is my delivery late?"],
  ...["What is the status of my order?", "Where’s my new lamp order"],
  ...["订单 SY260301-9999 到哪了？", "Where is order KW-1001?", "track parcel SF12345"],
])("[D2] %s asks where an order is", (text) => {
  expect(asksForOrder(text)).toBe(true);
});

test.each([
  ...[
    "How do I track my parcel?",
    "快递单号在哪里看",
    "包裹到哪里了，怎么看物流",
    "how long until my order arrives, in days",
  ],
  ...[
    "还没发货，帮我改个收货地址",
    "订单没发货想取消，钱多久退回",
    "已经发货了还能改地址吗",
    "今天下午 4 点前下单，当天发货吗",
  ],
  ...[
    "Where is my order number?",
    "我的订单号在哪",
    "I want to return my order",
    "我要退货",
    "Where can I find my order?",
  ],
  ...[
    "could you tell me where to find the invoice of my order",
    "cancel my order",
    "订单发票怎么开",
    "what did you promise me",
  ],
])("[D2] %s does not", (text) => {
  expect(asksForOrder(text)).toBe(false);
});

test("[D2] what may be a number is tried, and not every word", () => {
  expect(numbersToTry("where is my order KW-1001, the lamp of 2026?")).toEqual(["KW-1001", "2026"]);
  expect(numbersToTry("我的订单20261101到哪了")).toEqual(["20261101"]);
});
