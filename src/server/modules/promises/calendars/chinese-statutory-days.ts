import chineseDays from "chinese-days";
import type { DayNames, PublicHoliday } from "../../../../shared/contract/calendars.ts";

const DAY = 86_400_000;
const FIRST_YEAR = 2025;
const FIRST_SPRING_FESTIVAL = Date.UTC(2025, 0, 29);

/**
 * The 13 days a year that are off in China by law, whatever the year's notice arranges around them: 全国年节及纪念日放假办法 as in force
 * since 2025. The lunar months come from the table in chinese-days: its functions for dates answer by the machine's own time zone,
 * Intl's Chinese calendar has 2027's new year a day late, and astronomical formulas stumble over 2033.
 * @param year 2025 … 2099
 */
export function chineseStatutoryDays(year: number): PublicHoliday[] {
  const springFestival = lunarDate(year, 1, 1);
  const days = new Map<string, DayNames>();
  const add = (names: DayNames, first: number, count = 1) => {
    for (let day = 0; day < count; day++) days.set(new Date(first + day * DAY).toISOString().slice(0, 10), names);
  };
  add({ "zh-CN": "元旦", en: "New Year's Day" }, Date.UTC(year, 0, 1));
  add({ "zh-CN": "春节", en: "Spring Festival" }, springFestival - DAY, 4);
  add({ "zh-CN": "清明", en: "Tomb-sweeping Day" }, Date.UTC(year, 3, qingmingInApril(year)));
  add({ "zh-CN": "劳动节", en: "Labour Day" }, Date.UTC(year, 4, 1), 2);
  add({ "zh-CN": "端午", en: "Dragon Boat Festival" }, lunarDate(year, 5, 5));
  add({ "zh-CN": "国庆节", en: "National Day" }, Date.UTC(year, 9, 1), 3);
  add({ "zh-CN": "中秋", en: "Mid-autumn Festival" }, lunarDate(year, 8, 15));
  return [...days].map(([date, names]) => ({ date, kind: "closed", names }));
}

/** The (UTC) midnight of a date of the lunar year that begins in `year`; never one in a leap month. */
function lunarDate(year: number, month: number, day: number): number {
  let days = day - 1;
  for (let before = FIRST_YEAR; before < year; before++) days += daysBeforeMonth(before, 13);
  return FIRST_SPRING_FESTIVAL + (days + daysBeforeMonth(year, month)) * DAY;
}

/** The days of the lunar year before its month, 13 standing for the next year's first. */
function daysBeforeMonth(year: number, month: number): number {
  const leap = chineseDays.getYearLeapMonth(year);
  let days = leap.leapMonth && leap.leapMonth < month ? leap.days : 0;
  for (let before = 1; before < month; before++) days += chineseDays.monthDays(year, before);
  return days;
}

/** The customary formula for the solar term in the 21st century. */
function qingmingInApril(year: number): number {
  const ofCentury = year % 100;
  return Math.floor(ofCentury * 0.2422 + 4.81) - Math.floor(ofCentury / 4);
}
