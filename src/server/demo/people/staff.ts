import type { Locale } from "../../../shared/contract/common.ts";

export const teams = {
  presale: { name: "售前咨询 · Pre-sale", lead: "hejing", routing: "round_robin" },
  aftersale: { name: "售后服务 · After-sale", lead: "zhouqiming", routing: "round_robin" },
  complaints: { name: "投诉与关怀 · Complaints", lead: "sumin", routing: "pull" },
} as const;
export type TeamKey = keyof typeof teams;

type Person = { name: string; role: "agent" | "supervisor" | "leader" | "admin"; locale: Locale; teams: TeamKey[] };

/** Who works in the shop: the key is the part of the address before the @. */
export const staff = {
  shenruolan: { name: "沈若兰 Shen Ruolan", role: "admin", locale: "zh-CN", teams: ["complaints"] },
  tangyu: { name: "唐宇 Tang Yu", role: "leader", locale: "zh-CN", teams: [] },
  zhouqiming: { name: "周启明 Zhou Qiming", role: "supervisor", locale: "zh-CN", teams: ["aftersale"] },
  hejing: { name: "何静 He Jing", role: "supervisor", locale: "zh-CN", teams: ["presale"] },
  sumin: { name: "苏敏 Su Min", role: "supervisor", locale: "zh-CN", teams: ["complaints"] },
  linxiaotong: { name: "林晓彤 Lin Xiaotong", role: "agent", locale: "zh-CN", teams: ["aftersale"] },
  chenjiahao: { name: "陈嘉豪 Chen Jiahao", role: "agent", locale: "zh-CN", teams: ["aftersale"] },
  emma: { name: "Emma Clarke", role: "agent", locale: "en", teams: ["aftersale"] },
  wangzihan: { name: "王子涵 Wang Zihan", role: "agent", locale: "zh-CN", teams: ["presale"] },
  noah: { name: "Noah Reeve", role: "agent", locale: "en", teams: ["presale"] },
  gaoyuan: { name: "高远 Gao Yuan", role: "agent", locale: "zh-CN", teams: ["complaints"] },
} as const satisfies Record<string, Person>;
export type StaffKey = keyof typeof staff;

export const DOMAIN = "shanyue.example";

/** With which address somebody signs in. */
export function emailOf(key: StaffKey): string {
  return `${key}@${DOMAIN}`;
}

/** The shop's mail accounts; what comes by the form goes to the team of the brand. */
export const accounts = {
  aftersale: { name: "售后邮箱 · Service", address: `service@${DOMAIN}` },
  complaints: { name: "总裁信箱 · Voice", address: `voice@${DOMAIN}` },
} as const;
export type AccountKey = keyof typeof accounts;
