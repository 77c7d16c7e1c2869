import { type CompiledCalendar, dayPlan } from "../business-time/compile-calendar.ts";
import { DAY, yearOf } from "../business-time/local-date.ts";

/** How a calendar may name a holiday of these words; and its date, where that is the same every year. */
const known: Record<string, { names: RegExp; date?: readonly [month: number, day: number] }> = {
  国庆: { names: /国庆|National Day/i, date: [10, 1] },
  元旦: { names: /元旦|New Year's Day/i, date: [1, 1] },
  五一: { names: /劳动|Labou?r Day|May Day/i, date: [5, 1] },
  劳动节: { names: /劳动|Labou?r Day|May Day/i, date: [5, 1] },
  中秋: { names: /中秋|Mid-?autumn/i },
  春节: { names: /春节|Spring Festival|(?:Chinese|Lunar) New Year/i },
  端午: { names: /端午|Dragon Boat/i },
  清明: { names: /清明|Tomb/i },
  圣诞: { names: /圣诞|Christmas/i, date: [12, 25] },
  christmas: { names: /圣诞|Christmas/i, date: [12, 25] },
  easter: { names: /Easter|复活节/i },
  thanksgiving: { names: /Thanksgiving|感恩节/i },
  双十一: { names: /双十一/, date: [11, 11] },
  双11: { names: /双十一/, date: [11, 11] },
  双十二: { names: /双十二/, date: [12, 12] },
  双12: { names: /双十二/, date: [12, 12] },
  "618": { names: /618/, date: [6, 18] },
};

/**
 * The days of the next holiday of a name (any, when it is empty) that has not ended: its whole run of days on which the
 * calendar is closed. Null where the calendar does not know it and it has no fixed date.
 */
export function holidayDays(
  calendar: CompiledCalendar,
  name: string,
  today: number,
): { first: number; last: number } | null {
  const holiday = known[name];
  const isIt = (day: number) => {
    const { reason, names } = dayPlan(calendar, day);
    if (reason !== "public_holiday" && reason !== "closed_day") return false;
    if (!holiday) return name === "" && reason === "public_holiday";
    return names !== null && (holiday.names.test(names["zh-CN"]) || holiday.names.test(names.en));
  };
  const first = firstOf(calendar, isIt, today) ?? (holiday?.date ? nextDate(holiday.date, today) : null);
  if (first === null) return null;
  const isClosed = (day: number) => dayPlan(calendar, day).hours.length === 0;
  let start = first;
  while (first - start < 15 && isClosed(start - 1)) start--;
  let last = first;
  while (last - first < 15 && isClosed(last + 1)) last++;
  return { first: start, last };
}

function firstOf(calendar: CompiledCalendar, isIt: (day: number) => boolean, today: number): number | null {
  const days = [...calendar.special.keys()].filter((day) => day >= today && day < today + 400 && isIt(day));
  return days.length > 0 ? Math.min(...days) : null;
}

function nextDate([month, day]: readonly [number, number], today: number): number {
  const year = yearOf(today);
  const here = Date.UTC(year, month - 1, day) / DAY;
  return here >= today ? here : Date.UTC(year + 1, month - 1, day) / DAY;
}
