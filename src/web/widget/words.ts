import en from "../../shared/i18n/en/widget.json";
import zh from "../../shared/i18n/zh-CN/widget.json";

export type Say = (key: keyof typeof en.widget, params?: Record<string, string | number>) => string;

/** Says something in the page's language. */
export function wordsIn(locale: "zh-CN" | "en"): Say {
  const { widget } = locale === "en" ? en : zh;
  return (key, params = {}) => widget[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ""));
}
