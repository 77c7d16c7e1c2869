import en from "../../../shared/i18n/en/widget-share.json";
import zh from "../../../shared/i18n/zh-CN/widget-share.json";

export type Say = (key: keyof (typeof en)["widget-share"], params?: Record<string, string>) => string;

/** Says something of a shared page in the page's language. */
export function shareWordsIn(locale: "zh-CN" | "en"): Say {
  const words = (locale === "en" ? en : zh)["widget-share"];
  return (key, params = {}) => words[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => params[name] ?? "");
}
