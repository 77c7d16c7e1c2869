import type { Locale } from "../../../../shared/contract/common.ts";

/** What somebody who waits is told: their place, the likely wait when it is known, and how to be called back. */
export function waitingWords(
  language: Locale,
  { position, seconds, callbackKey }: { position: number; seconds: number | null; callbackKey: string | null },
): string {
  const minutes = seconds === null ? null : Math.max(1, Math.ceil(seconds / 60));
  if (language === "zh-CN") {
    return [
      `您目前排在第${position}位。`,
      minutes === null ? "" : `预计等待约${minutes}分钟。`,
      callbackKey === null ? "" : `不想等待，请按${spokenKey(callbackKey, language)}，我们会给您回电。`,
    ].join("");
  }
  return [
    `You are number ${position} in the queue.`,
    minutes === null ? "" : ` The wait is about ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    callbackKey === null ? "" : ` To be called back instead, press ${spokenKey(callbackKey, language)}.`,
  ].join("");
}

function spokenKey(key: string, language: Locale): string {
  if (key === "*") return language === "en" ? "star" : "星号键";
  if (key === "#") return language === "en" ? "hash" : "井号键";
  return key;
}
