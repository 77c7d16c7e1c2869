import { chineseNumber } from "./numbers.ts";
import type { Atom, Clock, DayPart, DayRef, Duration, Edge } from "./types.ts";

const N = "(?:\\d{1,4}|[一二两三四五六七八九十百]{1,4})";
const WEEK = "(?:周|星期|礼拜)";

type Rule = readonly [pattern: RegExp, read: (match: RegExpExecArray) => AtomValue | null];
type AtomValue = { day: DayRef } | { part: DayPart } | { clock: Clock } | { duration: Duration };

const offsets: Record<string, number> = { 前: -2, 昨: -1, 今: 0, 明: 1, 次: 1, 后: 2, 大后: 3 };
const parts: readonly (readonly [RegExp, DayPart])[] = [
  [/凌晨|清晨/, "dawn"],
  [/早|上午/, "morning"],
  [/中午|正午/, "noon"],
  [/下午|午后/, "afternoon"],
  [/晚|夜/, "evening"],
];
const weekNames = "一二三四五六日天末123456";
const edges: Record<string, Edge> = {
  初: "start",
  上旬: "start",
  中: "middle",
  中旬: "middle",
  底: "end",
  末: "end",
  下旬: "end",
};
const units: Record<string, Duration["unit"]> = {
  分: "minute",
  刻: "minute",
  小: "hour",
  钟: "hour",
  周: "week",
  星: "week",
  礼: "week",
  月: "month",
};

/** Read in this order: what stands further up has the characters first. */
const rules: readonly Rule[] = [
  [/(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:[日号])?/g, (m) => date(Number(m[1]), m[2]!, m[3]!)],
  [new RegExp(`(${N})月份?(${N})[日号]`, "g"), (m) => date(null, m[1]!, m[2]!)],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])(?=[\u4e00-\u9fff])/g, (m) => date(null, m[1]!, m[2]!)],
  [new RegExp(`(上个?|本|这个|当|下下个?|下个?)月(${N})[日号]`, "g"), (m) => monthday(m[2]!, ahead(m[1]!))],
  [
    new RegExp(`(${N})月份?(初|中旬|中|底|末|上旬|下旬)`, "g"),
    (m) => ({ day: { is: "month", month: chineseNumber(m[1]!), edge: edges[m[2]!]! } }),
  ],
  [
    /(上个?|本|这个|当|下下个?|下个?)?月(初|中旬|中|底|末|上旬|下旬)/g,
    (m) => period("month", ahead(m[1] ?? ""), edges[m[2]!]!),
  ],
  [/(上个?|本|这个|当|下下个?|下个?)月(?=之?内|以内|前|之前)/g, (m) => period("month", ahead(m[1]!), "end")],
  [
    /([今本明去])年(?:年)?(底|末|初|内|之内)|(?<![\d一二三四五六七八九])年(底|末)/g,
    (m) => period("year", m[1] === "明" ? 1 : m[1] === "去" ? -1 : 0, m[2] === "初" ? "start" : "end"),
  ],
  [
    /(国庆|中秋|春节|元旦|五一|劳动节|端午|清明|圣诞|元宵|双十一|双11|双十二|双12|618)节?(?:假期|长假|假)?/g,
    (m) => ({ day: { is: "holiday", name: m[1]! } }),
  ],
  [
    /(?<![今明去前往多几数半每0-9一二三四五六七八九十])(?:过)?年(?=前|后|之前|之后)|(?<![季环使])节(?=前|后|之前|之后)|假期(?=后|之后|结束)/g,
    (m) => ({ day: { is: "holiday", name: m[0].includes("年") ? "春节" : "" } }),
  ],
  [
    new RegExp(`(上上|上个?|本|这个?|下下个?|下个?)?${WEEK}([${weekNames}])(?!${WEEK})`, "g"),
    (m) => weekday(m[1] ?? null, m[2]!),
  ],
  [
    new RegExp(`(上个?|本|这个?|下下个?|下个?)${WEEK}(初)?`, "g"),
    (m) => period("week", ahead(m[1]!), m[2] ? "start" : "end"),
  ],
  [/(?<=[^一二两三四五六七八九十\d几数每]|^)周(?=之内|以内|内)/g, () => period("week", 0, "end")],
  [/(大后|[前昨今明后次])(?:天|日(?![\d])|儿)(?:个)?/g, (m) => ({ day: { is: "offset", days: offsets[m[1]!]! } })],
  [/当[天日](?!的?订单)|同一天/g, () => ({ day: { is: "same" } })],
  [/([昨今明])(?=[早晚])|当(?=晚)/g, (m) => ({ day: { is: "offset", days: offsets[m[1] ?? "今"]! } })],
  [/半个?小时|半个?钟头?/g, () => duration(30, "minute")],
  [/半个月/g, () => duration(15, "day")],
  [/半天(?=之?内|以内|后)/g, () => duration(4, "hour")],
  [new RegExp(`(${N})个半(小时|钟头)`, "g"), (m) => duration(chineseNumber(m[1]!) * 60 + 30, "minute")],
  [
    new RegExp(
      `(?<!第)(${N})(?:\\s?(?:[-~至到、或]|——?|–)\\s?(${N}))?\\s?(?:个)?\\s?(工作日|工作天|自然日|自然天|小时|钟头|分钟|刻钟|天|日(?=之?内|以内)|周(?![${weekNames}])|星期(?![${weekNames}])|礼拜(?![${weekNames}])|(?<=个)月)`,
      "g",
    ),
    (m) => durationOf(chineseNumber(m[2] ?? m[1]!), m[3]!),
  ],
  [
    new RegExp(`第(${N})个?工作日`, "g"),
    (m) => ({ duration: { amount: chineseNumber(m[1]!), unit: "day", working: true } }),
  ],
  [new RegExp(`(${N})号(?![线楼门仓库店机])`, "g"), (m) => monthday(m[1]!, null)],
  [/(?:下班|收工|打烊|闭店|营业结束)(?=之?前|以前)/g, () => ({ part: "close" })],
  [
    /凌晨|清晨|清早|早上|早晨|早间|上午|中午|正午|下午|午后|傍晚|晚上|晚间|夜里|(?<=[今明昨当日天])[早晚]/g,
    (m) => ({ part: parts.find(([one]) => one.test(m[0]))?.[1] ?? "evening" }),
  ],
  [/(?<!\d)([01]?\d|2[0-4]):([0-5]\d)(?!\d)/g, (m) => clock(Number(m[1]), Number(m[2]))],
  [
    new RegExp(
      `(?<![\\d])(\\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点钟?|时(?![间候刻长]))(?:(半)|([一三1-3])刻|(${N})分?)?(?!击|评)`,
      "g",
    ),
    (m) => clock(chineseNumber(m[1]!), m[2] ? 30 : m[3] ? chineseNumber(m[3]) * 15 : m[4] ? chineseNumber(m[4]) : 0),
  ],
];

/** The Chinese words of time in a sentence, in their order, none over another. */
export function chineseAtoms(text: string): Atom[] {
  return atomsBy(rules, text);
}

/** What rules find in a text: each character belongs to the first rule that wants it. */
export function atomsBy(all: readonly Rule[], text: string): Atom[] {
  const taken = new Uint8Array(text.length);
  const atoms: Atom[] = [];
  for (const [pattern, read] of all) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (taken.subarray(match.index, end).includes(1)) continue;
      const value = read(match as RegExpExecArray);
      if (value === null) continue;
      taken.fill(1, match.index, end);
      atoms.push({ start: match.index, end, ...value });
    }
  }
  return atoms.sort((a, b) => a.start - b.start);
}
export type AtomRule = Rule;

function date(year: number | null, month: string, day: string): AtomValue | null {
  const [m, d] = [chineseNumber(month), chineseNumber(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= 31 ? { day: { is: "date", year, month: m, day: d } } : null;
}

function monthday(day: string, months: number | null): AtomValue | null {
  const d = chineseNumber(day);
  return d >= 1 && d <= 31 ? { day: { is: "monthday", day: d, months } } : null;
}

function period(unit: "week" | "month" | "year", count: number, edge: Edge): AtomValue {
  return { day: { is: "period", unit, ahead: count, edge } };
}

function weekday(which: string | null, name: string): AtomValue {
  const index = "一二三四五六日".indexOf(name === "天" || name === "末" ? "日" : name);
  const day = index >= 0 ? index + 1 : Number(name);
  return { day: { is: "weekday", weekday: day, week: which === null ? null : ahead(which) } };
}

function ahead(which: string): number {
  return which.startsWith("下下") ? 2 : which.startsWith("下") ? 1 : which.startsWith("上") ? -1 : 0;
}

function duration(amount: number, unit: Duration["unit"]): AtomValue {
  return { duration: { amount, unit, working: false } };
}

function durationOf(amount: number, word: string): AtomValue | null {
  if (!(amount > 0)) return null;
  if (word.startsWith("工作")) return { duration: { amount, unit: "day", working: true } };
  return duration(word === "刻钟" ? amount * 15 : amount, units[word[0]!] ?? "day");
}

function clockOf(hour: number, minute: number): Clock | null {
  if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60)) return null;
  return { hour, minute, half: null };
}

function clock(hour: number, minute: number): AtomValue | null {
  const read = clockOf(hour, minute);
  return read && { clock: read };
}
