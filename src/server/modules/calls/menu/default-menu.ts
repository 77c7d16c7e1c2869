import type { CallMenu } from "../../../../shared/contract/call-menus.ts";

/** What callers hear of an account whose menu nobody changed: it works on first use, in both languages. */
export const defaultMenu: CallMenu = {
  languages: ["zh-CN", "en"],
  start: "language",
  nodes: {
    language: {
      type: "language",
      name: "语言 · Language",
      say: { "zh-CN": "您好，欢迎致电。中文服务请按一。", en: "Welcome. For English, press two." },
      keys: [
        { key: "1", language: "zh-CN" },
        { key: "2", language: "en" },
      ],
      tries: 2,
      next: "hours",
      otherwise: "hours",
    },
    hours: {
      type: "hours",
      name: "营业时间 · Opening hours",
      calendarId: null,
      teamId: null,
      open: "topic",
      closed: "closed",
    },
    topic: {
      type: "menu",
      name: "事由 · Topic",
      say: {
        "zh-CN": "查询订单或物流请按一，退换货请按二，其他问题请按零。",
        en: "For an order or a delivery, press one. For returns and refunds, press two. For anything else, press zero.",
      },
      keys: [
        { key: "1", next: "order", topic: "订单与物流 · Order and delivery" },
        { key: "2", next: "order", topic: "退换货 · Returns and refunds" },
        { key: "0", next: "queue" },
      ],
      tries: 2,
      otherwise: "queue",
    },
    order: {
      type: "digits",
      name: "订单号 · Order number",
      say: {
        "zh-CN": "请输入订单号，以井号键结束；没有订单号请直接按井号键。",
        en: "Please type your order number and end with the hash key. If you have none, press hash.",
      },
      shortest: 4,
      longest: 30,
      tries: 1,
      found: "known",
      unknown: "queue",
      skipped: "queue",
      otherwise: "queue",
    },
    known: {
      type: "say",
      name: "已找到订单 · Order found",
      say: {
        "zh-CN": "已找到您的订单，正在为您转接了解情况的同事。",
        en: "We have found your order and connect you to somebody who knows about it.",
      },
      next: "queue",
    },
    queue: {
      type: "queue",
      name: "排队 · Queue",
      teamId: null,
      longestWaitS: 600,
      overflow: "busy",
      callbackKey: "1",
      callback: "callback",
    },
    busy: {
      type: "menu",
      name: "无人接听 · Nobody free",
      say: {
        "zh-CN": "抱歉，目前没有同事能接听。需要我们回电请按一，留言请按二。",
        en: "Sorry, nobody can take your call right now. To be called back, press one. To leave a message, press two.",
      },
      keys: [
        { key: "1", next: "callback" },
        { key: "2", next: "voicemail" },
      ],
      tries: 2,
      otherwise: "voicemail",
    },
    closed: {
      type: "menu",
      name: "非营业时间 · Closed",
      say: {
        "zh-CN": "现在是非工作时间。需要我们在工作时间回电请按一，留言请按二。",
        en: "We are closed now. To be called back when we are open, press one. To leave a message, press two.",
      },
      keys: [
        { key: "1", next: "callback" },
        { key: "2", next: "voicemail" },
      ],
      tries: 2,
      otherwise: "voicemail",
    },
    callback: {
      type: "callback",
      name: "回电 · Callback",
      say: {
        "zh-CN": "好的，我们会回电到您现在使用的号码。再见。",
        en: "We will call you back on the number you are calling from. Goodbye.",
      },
      withinMinutes: 120,
      slots: true,
      withheld: "no-number",
    },
    "no-number": {
      type: "say",
      name: "号码未显示 · Hidden number",
      say: {
        "zh-CN": "您的号码未显示，我们无法回电，请在留言中告知联系方式。",
        en: "Your number is hidden, so that we cannot call back. Please leave it with your message.",
      },
      next: "voicemail",
    },
    voicemail: {
      type: "voicemail",
      name: "留言 · Voicemail",
      say: {
        "zh-CN": "请在提示音后留言，按井号键结束。",
        en: "Please leave a message after the tone, and press hash when you are done.",
      },
      longestS: 180,
      thanks: {
        "zh-CN": "已收到您的留言，我们会尽快处理。再见。",
        en: "We have your message and will see to it. Goodbye.",
      },
    },
  },
};
