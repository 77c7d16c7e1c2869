import type { MacroAction, SaveView } from "../../shared/contract/cases.ts";

/** What the shop is called, and how it signs. */
export const brand = {
  name: "山月生活 Shanyue Living",
  names: { "zh-CN": "山月生活", en: "Shanyue Living" },
  locale: "zh-CN",
  timeZone: "Asia/Shanghai",
  accent: "#0f766e",
  signature: { "zh-CN": "{agent}\n{brand} · 好好过日子", en: "{agent}\n{brand} · things to live with" },
} as const;

type DemoMacro = { name: string; actions: (MacroAction | { do: "assign_team"; team: "complaints" })[] };

/** Answers and steps that come often. */
export const macros: readonly DemoMacro[] = [
  {
    name: "物流催件 · Chase the courier",
    actions: [
      {
        do: "insert_text",
        texts: {
          "zh-CN": "您好，包裹的情况我们已经向快递公司核实，最晚明天 18:00 前给您准确的回复。",
          en: "We have asked the courier about your parcel and will tell you what they say by 18:00 tomorrow.",
        },
      },
      { do: "add_tags", tags: ["物流"] },
      { do: "set_category", category: "waiting_partner" },
    ],
  },
  {
    name: "请补照片 · Ask for a photo",
    actions: [
      {
        do: "insert_text",
        texts: {
          "zh-CN": "麻烦您拍两张照片：一张整体，一张破损的地方。直接回复这封邮件就可以。",
          en: "Could you send us two photos, one of the whole item and one of the damage? A reply to this mail is fine.",
        },
      },
      { do: "set_category", category: "waiting_customer" },
    ],
  },
  {
    name: "开具发票 · Issue an invoice",
    actions: [
      {
        do: "insert_text",
        texts: {
          "zh-CN": "电子发票已随信附上，抬头和税号请您核对。",
          en: "Your invoice is attached; please check the name and tax number on it.",
        },
      },
      { do: "add_tags", tags: ["发票"] },
    ],
  },
  {
    name: "升级投诉 · Escalate",
    actions: [
      { do: "set_priority", priority: 4 },
      { do: "add_tags", tags: ["投诉"] },
      { do: "add_note", text: "已按升级流程转投诉与关怀组，请当天联系客户。" },
      { do: "assign_team", team: "complaints" },
    ],
  },
];

/** Views that everybody sees. */
export const views: readonly SaveView[] = [
  { name: "物流 · Parcels", query: "state:active tag:物流", sort: "due", shared: true },
  { name: "投诉 · Complaints", query: "state:active tag:投诉", sort: "priority", shared: true },
  { name: "等合作方 · Waiting for a partner", query: "state:waiting_partner", sort: "awaiting", shared: true },
  { name: "写过三次以上 · Wrote three times", query: "state:active contacts>=3", sort: "updated", shared: true },
];
