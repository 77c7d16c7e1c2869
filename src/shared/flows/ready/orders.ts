import { act, ask, branch, choose, draw, end, handOver, lookUp, say, words } from "./draw.ts";

const DAY = 480;
/** Who is known to be who they are chooses among their own orders. */
const mine = lookUp("mine", "my_orders", "order", "order");
const orderNumber = words(
  "请告诉我订单号，下单后的短信或“我的订单”里可以找到。",
  "What is your order number? It is in the message you got when you ordered, or under “My orders”.",
);
const wrongNumber = {
  wrong: words(
    "这不像是订单号。订单号由字母和数字组成，例如 KW20260309。",
    "That does not look like an order number. It is made of letters and figures, like KW20260309.",
  ),
};
const note = { do: "add_note" } as const;

export const returnGoods = draw({
  slug: "return",
  kind: "dialogue",
  name: words("退货", "Return"),
  about: words(
    "收集订单号、原因和照片，承诺审核时间。",
    "Takes order number, reason and photo, and promises when we decide.",
  ),
  zh: ["我要退货", "怎么退货", "不想要了可以退吗", "申请退货退款", "东西不合适想退掉"],
  en: ["I want to return this", "how do I send it back", "return my order", "can I give it back and get a refund"],
  steps: [
    say("hello", words("好的，我来帮您办理退货。", "I can help you return it."), "mine"),
    mine,
    ask("order", "order_number", orderNumber, "reason", wrongNumber),
    choose("reason", words("为什么要退呢？", "Why do you want to return it?"), [
      ["unwanted", "不想要了 / 买错了", "I do not want it any more", "opened"],
      ["faulty", "有质量问题", "Something is wrong with it", "photo"],
      ["different", "和描述不一样 / 发错货", "It is not what I ordered", "photo"],
    ]),
    choose("opened", words("商品拆封使用过吗？", "Has it been opened or used?"), [
      ["sealed", "没有拆封", "No, it is unopened", "label"],
      ["opened", "拆了，没用过", "Opened, but not used", "label"],
      ["used", "用过了", "Yes, it was used", "used"],
    ]),
    handOver(
      "used",
      words(
        "用过的商品能不能退，需要同事看一下具体情况，马上为您转接。",
        "Whether something used can go back is for a colleague to decide. I am passing you on.",
      ),
    ),
    ask(
      "photo",
      "photo",
      words("请发一张能看清问题的照片；不方便可以回复“跳过”。", "Please send a photo that shows it, or answer “skip”."),
      "label",
      { optional: true },
    ),
    act("label", { do: "label_case", tags: ["return"] }, "write"),
    act("write", note, "promise"),
    act(
      "promise",
      {
        do: "make_promise",
        kind: "other",
        words: words("告诉您退货申请的结果", "We tell you whether you can return it, and how"),
        businessMinutes: DAY,
      },
      "done",
    ),
    end(
      "done",
      words(
        "退货申请已登记，订单号 {{order}}。我们会在一个工作日内告诉您结果和寄回方式，收到前请先不要寄出。",
        "Your return of order {{order}} is noted. Within one working day we tell you the outcome and how to send it. Please do not post it before that.",
      ),
      "yes",
    ),
  ],
});

export const exchangeGoods = draw({
  slug: "exchange",
  kind: "dialogue",
  name: words("换货", "Exchange"),
  about: words("换尺码、颜色或有问题的商品。", "Another size or colour, or a new one for a faulty one."),
  zh: ["我要换货", "能换个尺码吗", "想换一个颜色", "换一个新的", "尺码不对想换"],
  en: [
    "I want to exchange it",
    "can I get another size",
    "swap it for a different colour",
    "replace it with a new one",
  ],
  steps: [
    mine,
    ask("order", "order_number", orderNumber, "want", wrongNumber),
    choose("want", words("您想换成什么？", "What would you like instead?"), [
      ["size", "其他尺码", "Another size", "wish"],
      ["colour", "其他颜色或款式", "Another colour or model", "wish"],
      ["same", "同款，这件有问题", "The same, this one is faulty", "fault"],
    ]),
    ask("wish", "text", words("请写明要换的尺码、颜色或款式。", "Which size, colour or model?"), "label"),
    ask("fault", "text", words("它有什么问题？", "What is wrong with it?"), "photo"),
    ask(
      "photo",
      "photo",
      words("请发一张照片；不方便可以回复“跳过”。", "Please send a photo, or answer “skip”."),
      "label",
      { optional: true },
    ),
    act("label", { do: "label_case", tags: ["exchange"] }, "write"),
    act("write", note, "promise"),
    act(
      "promise",
      {
        do: "make_promise",
        kind: "other",
        words: words("确认库存并告诉您换货安排", "We check the stock and tell you how the exchange goes"),
        businessMinutes: DAY,
      },
      "done",
    ),
    end(
      "done",
      words(
        "换货申请已登记。我们会在一个工作日内确认库存，并告诉您怎么寄回。",
        "Your exchange is noted. Within one working day we check the stock and tell you how to send yours back.",
      ),
      "yes",
    ),
  ],
});

export const changeAddress = draw({
  slug: "address-change",
  kind: "dialogue",
  name: words("修改收货地址", "Change of address"),
  about: words(
    "发货前改地址，发货后交给同事拦截。",
    "Before it is sent we change it; after that a colleague tries to stop it.",
  ),
  zh: ["修改收货地址", "地址写错了", "改一下地址", "能换个地址送吗", "电话填错了想改"],
  en: [
    "change my delivery address",
    "I gave the wrong address",
    "send it to another address",
    "wrong phone number on my order",
  ],
  steps: [
    mine,
    ask("order", "order_number", orderNumber, "look", wrongNumber),
    lookUp("look", "order", "left", "sent"),
    branch("left", "order.sent", "yes", "stop", "address"),
    choose("sent", words("订单显示已发货了吗？", "Does the order say that it was sent?"), [
      ["not_yet", "还没发货", "Not yet", "address"],
      ["sent", "已经发货", "Yes", "stop"],
      ["unsure", "不清楚", "I do not know", "address"],
    ]),
    ask(
      "address",
      "text",
      words("请完整写下新地址：省、市、区、街道门牌。", "Please write the whole new address, with postcode."),
      "name",
    ),
    ask("name", "text", words("收件人姓名是？", "Who receives it?"), "phone"),
    ask("phone", "phone", words("收件人电话是？", "And their phone number?"), "label"),
    act("label", { do: "label_case", tags: ["address"], priority: 3 }, "write"),
    act("write", note, "promise"),
    act(
      "promise",
      {
        do: "make_promise",
        kind: "other",
        words: words("确认收货地址是否改好", "We tell you whether the address was changed"),
        businessMinutes: 120,
      },
      "done",
    ),
    end(
      "done",
      words(
        "已经记下新地址：{{address}}，{{name}}，{{phone}}。两个工作小时内告诉您是否改好。",
        "We have noted: {{address}}, {{name}}, {{phone}}. Within two working hours we tell you whether it was changed.",
      ),
      "yes",
    ),
    handOver(
      "stop",
      words(
        "已经发出的包裹要请快递拦截，我马上转给同事处理。",
        "It has left us, so a courier must be asked to stop it. I am passing you to a colleague.",
      ),
    ),
  ],
});

export const invoice = draw({
  slug: "invoice",
  kind: "dialogue",
  name: words("开发票", "Invoice"),
  about: words("收集抬头、税号和邮箱。", "Takes title, tax number and address."),
  zh: ["开发票", "我要发票", "怎么开票", "发票抬头填错了", "补开发票", "需要增值税发票"],
  en: ["I need an invoice", "send me a tax invoice", "how do I get an invoice", "the invoice has the wrong name"],
  steps: [
    mine,
    ask("order", "order_number", orderNumber, "kind", wrongNumber),
    choose("kind", words("发票抬头是个人还是单位？", "Is it for you or for a company?"), [
      ["person", "个人", "For me", "title"],
      ["company", "单位", "For a company", "company"],
    ]),
    ask("title", "text", words("请写发票抬头（姓名）。", "Which name shall stand on it?"), "mail"),
    ask("company", "text", words("请写单位全称。", "What is the full name of the company?"), "tax"),
    ask("tax", "text", words("请写纳税人识别号。", "And its tax number?"), "mail"),
    ask("mail", "mail", words("电子发票发到哪个邮箱？", "To which mail address shall we send it?"), "label"),
    act("label", { do: "label_case", tags: ["invoice"] }, "write"),
    act("write", note, "promise"),
    act(
      "promise",
      {
        do: "make_promise",
        kind: "other",
        words: words("把电子发票发到您的邮箱", "We send the invoice to your mail address"),
        businessMinutes: 2 * DAY,
      },
      "done",
    ),
    end(
      "done",
      words(
        "开票信息已登记，电子发票两个工作日内发到 {{mail}}。",
        "Noted. The invoice comes to {{mail}} within two working days.",
      ),
      "yes",
    ),
  ],
});

export const repair = draw({
  slug: "repair",
  kind: "dialogue",
  name: words("报修", "Repair"),
  about: words(
    "收集型号、故障和照片，约定联系时间。",
    "Takes model, fault and photo, and promises a call about the repair.",
  ),
  zh: ["我要报修", "坏了能修吗", "预约维修", "申请上门维修", "保修期内怎么修"],
  en: ["I need a repair", "it is broken, can you repair it", "book a technician", "repair under warranty"],
  steps: [
    ask(
      "model",
      "text",
      words(
        "是什么商品？型号一般在背面或底部的标签上。",
        "Which product is it? The model is on a label at the back or underneath.",
      ),
      "fault",
    ),
    ask(
      "fault",
      "text",
      words("请说说故障：什么时候开始，有什么现象？", "What is wrong: since when, and what happens?"),
      "danger",
    ),
    choose("danger", words("有冒烟、焦味、漏电或漏水吗？", "Is there smoke, a burnt smell, a shock or water?"), [
      ["no", "没有", "No", "photo"],
      ["yes", "有", "Yes", "urgent"],
    ]),
    handOver(
      "urgent",
      words(
        "请先断开电源和水源，不要再使用。我马上转给同事。",
        "Please unplug it, turn the water off and do not use it. I am passing you to a colleague at once.",
      ),
    ),
    ask(
      "photo",
      "photo",
      words("有照片的话请发一张；没有可以回复“跳过”。", "If you have a photo, please send it, or answer “skip”."),
      "bought",
      { optional: true },
    ),
    ask(
      "bought",
      "date",
      words(
        "大概什么时候买的？例如 2026-03-09，不记得可以回复“跳过”。",
        "When did you buy it? Like 2026-03-09, or answer “skip”.",
      ),
      "phone",
      { optional: true },
    ),
    ask("phone", "phone", words("维修师傅打哪个电话联系您？", "On which number can the technician call you?"), "label"),
    act("label", { do: "label_case", tags: ["repair"], priority: 3 }, "write"),
    act("write", note, "promise"),
    act(
      "promise",
      {
        do: "make_promise",
        kind: "other",
        words: words("和您约定维修时间", "We agree a time for the repair with you"),
        businessMinutes: DAY,
      },
      "done",
    ),
    end(
      "done",
      words(
        "报修已登记。一个工作日内打 {{phone}} 和您约时间。",
        "Your repair is noted. Within one working day we call {{phone}} to agree a time.",
      ),
      "yes",
    ),
  ],
});
