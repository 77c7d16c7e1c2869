import { spokenTime } from "../spoken-time.ts";
import type { ReadKind } from "./types.ts";

/** How a date that was given when asked for is told, in the language of the answer it is added to. */
const sentences: Record<"zh-CN" | "en", (time: string) => Record<ReadKind, string>> = {
  "zh-CN": (time) => ({
    callback: `我们会在${time}之前给您回电话。`,
    refund: `我们会在${time}之前给您退款。`,
    delivery: `我们会在${time}之前给您发出。`,
    repair: `我们会在${time}之前为您安排维修。`,
    answer: `我们会在${time}之前给您答复。`,
    other: `我们会在${time}之前给您答复。`,
  }),
  en: (time) => ({
    callback: `We will call you by ${time}.`,
    refund: `We will refund you by ${time}.`,
    delivery: `We will send it to you by ${time}.`,
    repair: `We will have the repair arranged by ${time}.`,
    answer: `You will hear from us by ${time}.`,
    other: `You will hear from us by ${time}.`,
  }),
};

/**
 * The sentence that tells the customer of the next date, with weekday, date, time and zone.
 * @param like the answer, for its language
 */
export function nextDateSentence(given: { at: Date; timeZone: string; like: string; kind: ReadKind }): string {
  const locale = /[\u4e00-\u9fff]/.test(given.like) ? "zh-CN" : "en";
  return sentences[locale](spokenTime(given.at, locale, given.timeZone))[given.kind];
}
