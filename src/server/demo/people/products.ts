import type { Locale } from "../../../shared/contract/common.ts";

export type ProductKind = "fragile" | "electric" | "textile" | "furniture" | "any";
export type Product = { kind: Exclude<ProductKind, "any">; names: Record<Locale, string>; price: number };

/** What the shop sells; prices in yuan. */
export const products: readonly Product[] = [
  { kind: "fragile", names: { "zh-CN": "青山盖碗茶具", en: "Green Hill tea set" }, price: 268 },
  { kind: "fragile", names: { "zh-CN": "月白釉面碗（六只装）", en: "Moonwhite bowls, set of six" }, price: 189 },
  { kind: "fragile", names: { "zh-CN": "溪石玻璃花瓶", en: "Brookstone glass vase" }, price: 139 },
  { kind: "fragile", names: { "zh-CN": "松影陶瓷餐盘", en: "Pine Shadow dinner plates" }, price: 229 },
  { kind: "electric", names: { "zh-CN": "暖山阅读台灯", en: "Warm Hill reading lamp" }, price: 329 },
  { kind: "electric", names: { "zh-CN": "静流加湿器", en: "Still Water humidifier" }, price: 399 },
  { kind: "electric", names: { "zh-CN": "一壶电热水壶", en: "One Pot kettle" }, price: 259 },
  { kind: "electric", names: { "zh-CN": "晨雾咖啡机", en: "Morning Mist coffee maker" }, price: 1_299 },
  { kind: "electric", names: { "zh-CN": "清岚空气净化器", en: "Clear Haze air purifier" }, price: 1_899 },
  { kind: "textile", names: { "zh-CN": "云絮羽绒被", en: "Cloud Down duvet" }, price: 899 },
  { kind: "textile", names: { "zh-CN": "素麻四件套", en: "Plain Linen bedding set" }, price: 569 },
  { kind: "textile", names: { "zh-CN": "山羊绒披毯", en: "cashmere throw" }, price: 699 },
  { kind: "textile", names: { "zh-CN": "棉麻家居服", en: "linen lounge set" }, price: 319 },
  { kind: "furniture", names: { "zh-CN": "竹影书架", en: "Bamboo Shade bookcase" }, price: 1_080 },
  { kind: "furniture", names: { "zh-CN": "归山单人沙发", en: "Homeward armchair" }, price: 2_480 },
  { kind: "furniture", names: { "zh-CN": "三木升降书桌", en: "Three Trees standing desk" }, price: 2_199 },
  { kind: "furniture", names: { "zh-CN": "柚木吊柜", en: "teak wall cabinet" }, price: 1_560 },
];
