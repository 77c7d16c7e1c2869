import en from "../../../shared/i18n/en/widget-voice.json";
import zh from "../../../shared/i18n/zh-CN/widget-voice.json";

export type Say = (key: keyof (typeof en)["widget-voice"], params?: Record<string, string | number>) => string;

/** Says something of calls in the page's language. */
export function voiceWordsIn(locale: "zh-CN" | "en"): Say {
  const words = (locale === "en" ? en : zh)["widget-voice"];
  return (key, params = {}) => words[key].replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ""));
}
