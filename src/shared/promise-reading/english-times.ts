import { type AtomRule, atomsBy } from "./chinese-times.ts";
import { englishNumber, englishNumbers } from "./numbers.ts";
import type { Atom, Clock, DayPart, Duration, Edge } from "./types.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?";
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY =
  "(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\\b\\.?";
const NUMBER = `(\\d{1,3}|${englishNumbers})`;
const HALF = "(a\\.?m\\b\\.?|p\\.?m\\b\\.?)";

const partWords: Record<string, DayPart> = {
  morning: "morning",
  afternoon: "afternoon",
  evening: "evening",
  night: "evening",
  lunchtime: "noon",
  noon: "noon",
  midday: "noon",
};
const holidays: readonly (readonly [RegExp, string])[] = [
  [/christmas|xmas/i, "christmas"],
  [/chinese new year|lunar new year|spring festival/i, "春节"],
  [/new year/i, "元旦"],
  [/national day|golden week/i, "国庆"],
  [/mid-?autumn/i, "中秋"],
  [/dragon boat/i, "端午"],
  [/labou?r day|may day/i, "劳动节"],
  [/easter/i, "easter"],
  [/thanksgiving/i, "thanksgiving"],
];

const i = (pattern: string) => new RegExp(pattern, "gi");

const rules: readonly AtomRule[] = [
  [/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g, (m) => date(m[3]!, Number(m[2]), m[1])],
  [
    /(?<=\b(?:by|on|before|than|until|until the|due) )(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?![\d/:]|\s?[ap]\.?m)/gi,
    (m) => slashed(m[1]!, m[2]!, m[3]),
  ],
  [
    i(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?${MONTH}(?:,?\\s(\\d{4})\\b)?`),
    (m) => date(m[1]!, monthOf(m[2]!), m[3]),
  ],
  [
    i(`\\b${MONTH}\\s(?:the\\s)?(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:,?\\s(\\d{4})\\b)?`),
    (m) => date(m[2]!, monthOf(m[1]!), m[3]),
  ],
  [
    i(
      "(?:chinese|lunar) new year|spring festival|christmas(?: eve| day)?|xmas|new year(?:['’]s)?(?: eve| day)?|national day|golden week|mid-?autumn(?: festival)?|dragon boat(?: festival)?|labou?r day|may day|easter|thanksgiving",
    ),
    (m) => ({ day: { is: "holiday", name: holidays.find(([one]) => one.test(m[0]))![1] } }),
  ],
  [i("\\bthe day after tomorrow\\b"), () => ({ day: { is: "offset", days: 2 } })],
  [i("\\b(?:yesterday|last night)\\b"), () => ({ day: { is: "offset", days: -1 } })],
  [i("\\btomorrow\\b"), () => ({ day: { is: "offset", days: 1 } })],
  [
    i(
      "\\b(?:e\\.?o\\.?d|c\\.?o\\.?b)\\b\\.?|\\b(?:the )?(?:end of (?:the )?(?:business |working |work )?(?:day|business|play)|close of (?:business|play|trading))\\b(?:,)?",
    ),
    () => ({ part: "close" }),
  ],
  [i("\\btonight\\b"), () => ({ part: "evening" })],
  [i("\\b(?:the|that) (?:very )?same day\\b"), () => ({ day: { is: "same" } })],
  [i("\\b(?:later )?today\\b"), () => ({ day: { is: "offset", days: 0 } })],
  [
    i(`\\b(early|mid|the middle of|late|the end of|end of)[\\s-](?:in )?${MONTH}`),
    (m) => ({ day: { is: "month", month: monthOf(m[2]!), edge: edgeOf(m[1]!) } }),
  ],
  [
    i("\\b(?:the )?end of (?:this |the )?(week|month|year)\\b|(?<=\\bwithin )the (week|month)\\b"),
    (m) => period(m[1] ?? m[2]!, 0),
  ],
  [i("\\b(?:the )?end of next (week|month|year)\\b"), (m) => period(m[1]!, 1)],
  [
    i(`\\b(?:a week on )?(?:(last|this|this coming|coming|next)\\s)?${WEEKDAY}(?:\\s(week|next week|this week))?`),
    (m) => weekday(m),
  ],
  [
    i("\\b(last|this|next) (week|month|year)\\b"),
    (m) => period(m[2]!, m[1]!.toLowerCase() === "next" ? 1 : m[1]!.toLowerCase() === "last" ? -1 : 0),
  ],
  [i("\\b(?:the |this )weekend\\b"), () => ({ day: { is: "weekday", weekday: 7, week: 0 } })],
  [
    i("\\bwithin the hour\\b|\\b(?:within|in) (?:an|the next) hour\\b"),
    () => ({ duration: { amount: 60, unit: "minute", working: false } }),
  ],
  [
    i(
      `(?<=\\b(?:within|in|inside|under|after|over|takes?|take up to|up to|give me|give us|allow|another|for)\\s(?:about\\s|around\\s|the\\s|the next\\s|just\\s|less than\\s|up to\\s|a maximum of\\s|at most\\s)?)${NUMBER}(?:\\s?(?:-|–|to|or)\\s?${NUMBER})?\\s?-?(?:full\\s)?(business|working|work|calendar|week)?\\s?-?(minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\\b(?:['’]s?)?(?:\\s(?:time|from now))?`,
    ),
    (m) => duration(m),
  ],
  [i(`\\b${NUMBER}\\s(business|working)\\s(days?|hours?)\\b`), (m) => duration([m[0], m[1], undefined, m[2], m[3]])],
  [
    i("(?<=\\b(?:by|on|before|than) )the (\\d{1,2})(?:st|nd|rd|th)\\b"),
    (m) => ({ day: { is: "monthday", day: Number(m[1]), months: null } }),
  ],
  [
    i("\\b(?:first thing (?:in the )?)?(?:this |the |in the )?(morning|afternoon|evening|night|lunchtime)\\b"),
    (m) => ({ part: partWords[m[1]!.toLowerCase()]! }),
  ],
  [i("\\bfirst thing\\b"), () => ({ part: "morning" })],
  [i("\\b(?:12 )?(?:noon|midday)\\b"), () => ({ part: "noon" })],
  [i("\\bmidnight\\b"), () => ({ clock: { hour: 24, minute: 0, half: null } })],
  [i(`(?<![\\d:.])(\\d{1,2})[:.](\\d{2})\\s?${HALF}?(?!\\d)`), (m) => clock(m[1]!, m[2]!, m[3])],
  [i(`(?<![\\d:.$€£¥])(\\d{1,2})\\s?(?:${HALF}|o['’]?clock\\b)`), (m) => clock(m[1]!, "0", m[2])],
  [i("(?<=\\b(?:between|from) )(\\d{1,2})(?= (?:and|to|until) \\d)"), (m) => clock(m[1]!, "0", undefined)],
  [
    i(
      "(?<=\\b(?:between|from) \\d{1,2}(?::\\d\\d)? (?:and|to|until) )(\\d{1,2})\\b(?![:.]?\\d|\\s?(?:%|business|working|days?|hours?|weeks?|months?|items?))",
    ),
    (m) => clock(m[1]!, "0", undefined),
  ],
  [
    i(
      "(?<=\\b(?:by|before|at|until|till|around) )(\\d{1,2})\\b(?![:.]\\d|\\s?(?:[%/-]|st|nd|rd|th|business|working|minutes?|mins?|days?|hours?|weeks?|months?|[a-z]+s\\b))",
    ),
    (m) => clock(m[1]!, "0", undefined),
  ],
];

/** The English words of time in a sentence, in their order, none over another. */
export function englishAtoms(text: string): Atom[] {
  return /[a-z]/i.test(text) || /\d{4}-\d\d-\d\d/.test(text) ? atomsBy(rules, text) : [];
}

function date(
  day: string,
  month: number,
  year: string | undefined,
): { day: Extract<Atom, { day: unknown }>["day"] } | null {
  const d = Number(day);
  if (!(d >= 1 && d <= 31 && month >= 1 && month <= 12)) return null;
  return { day: { is: "date", year: year ? Number(year) : null, month, day: d } };
}

/** Only what can be meant in one way: 30/08 and 8/30, and not 3/9, which is read otherwise on the other side of a sea. */
function slashed(first: string, second: string, year: string | undefined) {
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 === b > 12) return a === b ? date(first, b, year) : null;
  return a > 12 ? date(first, b, year) : date(second, a, year);
}

function edgeOf(word: string): Edge {
  return /early/i.test(word) ? "start" : /mid/i.test(word) ? "middle" : "end";
}

function monthOf(word: string): number {
  return months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
}

function period(unit: string, ahead: number) {
  return { day: { is: "period", unit: unit.toLowerCase() as "week" | "month" | "year", ahead, edge: "end" } } as const;
}

function weekday(m: RegExpExecArray) {
  const which = m[1]?.toLowerCase();
  // “sat” and “sun” are words of their own, and “wed”: a capital or a day's company makes them days.
  if (/^(?:sat|sun|wed|mon|fri)\.?$/.test(m[2]!)) return null;
  const after = m[3]?.toLowerCase();
  const week =
    which === "next" || after === "next week" || after === "week"
      ? 1
      : which === "last"
        ? -1
        : which || after
          ? 0
          : null;
  return { day: { is: "weekday", weekday: weekdays.indexOf(m[2]!.slice(0, 3).toLowerCase()) + 1, week } } as const;
}

function duration(m: ArrayLike<string | undefined>): { duration: Duration } | null {
  const amount = englishNumber(m[2] ?? m[1]!);
  if (!(amount > 0)) return null;
  const word = m[4]!.toLowerCase();
  const unit = word.startsWith("min")
    ? "minute"
    : word.startsWith("h")
      ? "hour"
      : word.startsWith("d")
        ? "day"
        : word.startsWith("w")
          ? "week"
          : "month";
  const working = /business|work|week/i.test(m[3] ?? "");
  if (amount < 1)
    return {
      duration: { amount: amount * (unit === "hour" ? 60 : 24), unit: unit === "hour" ? "minute" : "hour", working },
    };
  return { duration: { amount, unit, working } };
}

function clock(hour: string, minute: string, half: string | undefined): { clock: Clock } | null {
  const [h, m] = [Number(hour), Number(minute)];
  if (h > 24 || m > 59 || (half && (h > 12 || h === 0))) return null;
  return { clock: { hour: h, minute: m, half: half ? (half[0]!.toLowerCase() === "a" ? "am" : "pm") : null } };
}
