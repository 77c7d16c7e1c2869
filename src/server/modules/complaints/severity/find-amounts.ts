const BEFORE = /(?:¥|￥|\$|€|£|RMB|CNY|USD|EUR|GBP)\s*(\d[\d,]*(?:\.\d+)?)\s*(万|k)?/gi;
const AFTER = /(\d[\d,]*(?:\.\d+)?)\s*(万|千|k)?\s*(?:元|块|人民币|yuan|rmb|dollars|euros?|pounds?)/gi;
const TIMES: Record<string, number> = { 万: 10_000, 千: 1_000, k: 1_000 };

/** The sums of money that a text names, in whole units of whatever currency. */
export function amountsIn(text: string): number[] {
  return [...text.matchAll(BEFORE), ...text.matchAll(AFTER)]
    .map(([, digits, times]) => Number(digits!.replaceAll(",", "")) * (times ? TIMES[times.toLowerCase()]! : 1))
    .filter((amount) => Number.isFinite(amount) && amount < 1e11);
}
