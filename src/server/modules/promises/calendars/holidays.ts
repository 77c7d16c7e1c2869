import chineseDays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { HolidaySource, PublicHoliday, PublicHolidays } from "../../../../shared/contract/calendars.ts";
import { noHolidayData } from "./calendar-errors.ts";
import { chineseStatutoryDays } from "./chinese-statutory-days.ts";

/**
 * The public holidays of a country between two dates (inclusive), to be kept with a version of a calendar.
 *
 * China: the State Council's yearly notices, with make-up working days (调休) as open days. They appear each November for the year
 * after, so `knownUntil` ends with the last notice, however far `to` reaches; beyond it only the days off by law are given.
 * Elsewhere: holidays by rule (date-holidays), type "public" only, whole days only – half holidays such as an afternoon off on
 * 24 December are left to overrides. Islamic holidays are computed, not sighted, and may be off by a day.
 *
 * @returns null when the source names no country
 * @throws `calendars.no_holiday_data` (params: place) for an unknown country or region
 */
export async function expandHolidays(source: HolidaySource, from: string, to: string): Promise<PublicHolidays | null> {
  if (source.country === null) return null;
  const known = source.country === "CN" ? chineseHolidays(to) : await holidaysByRule(source, from, to);
  return {
    knownFrom: known.knownFrom > from ? known.knownFrom : from,
    knownUntil: known.knownUntil < to ? known.knownUntil : to,
    days: known.days.filter(({ date }) => from <= date && date <= to),
  };
}

/** The countries that `expandHolidays` knows, with their names, and the regions of each. For the settings page. */
export async function listHolidayCountries(
  language: "zh-CN" | "en",
): Promise<{ country: string; name: string; regions: { region: string; name: string }[] }[]> {
  const { default: Holidays } = await import("date-holidays");
  const directory = new Holidays();
  const names = new Intl.DisplayNames([language], { type: "region" });
  return Object.keys(directory.getCountries("en"))
    .filter((country) => /^[A-Z]{2}$/.test(country))
    .map((country) => ({
      country,
      name: names.of(country) ?? country,
      // China's regions have no holidays of their own in its notices.
      regions: country === "CN" ? [] : regionsOf(directory.getStates(country, "en")),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}

function regionsOf(states: Record<string, string> | undefined): { region: string; name: string }[] {
  return Object.entries(states ?? {}).map(([region, name]) => ({ region, name }));
}

function chineseHolidays(to: string): PublicHolidays {
  const closed = chineseEntries(chineseDays.holidays, "closed");
  const open = chineseEntries(chineseDays.workdays, "open");
  const noticed = [...closed, ...open].sort((a, b) => (a.date < b.date ? -1 : 1));
  const lastYear = Number(noticed.at(-1)!.date.slice(0, 4));
  const yearsAhead = Math.max(Math.min(Number(to.slice(0, 4)), 2099) - lastYear, 0);
  const byLaw = Array.from({ length: yearsAhead }, (_, ahead) => chineseStatutoryDays(lastYear + 1 + ahead));
  return {
    knownFrom: `${noticed[0]!.date.slice(0, 4)}-01-01`,
    // New Year's holiday and its make-up days reach back as far as 29 December, and the next notice says so.
    knownUntil: `${lastYear}-12-28`,
    days: [...noticed, ...byLaw.flat()],
  };
}

/** Values read "National Day,国庆节,3": the name in English and Chinese, and the statutory days. */
function chineseEntries(days: Record<string, string>, kind: PublicHoliday["kind"]): PublicHoliday[] {
  return Object.entries(days).map(([date, value]) => {
    const [en = "", zh = en] = value.split(",");
    return { date, kind, names: { "zh-CN": zh, en } };
  });
}

async function holidaysByRule(source: HolidaySource, from: string, to: string): Promise<PublicHolidays> {
  // 10 MB of rules for 200 countries: loaded only where such a calendar is saved.
  const { default: Holidays } = await import("date-holidays");
  const { country, region } = source as { country: string; region?: string | null };
  const directory = new Holidays();
  const regions = directory.getStates(country, "en") as Record<string, string> | undefined;
  if (!(country in directory.getCountries("en")) || (region && !(region in (regions ?? {})))) {
    throw noHolidayData({ place: region ? `${country}-${region}` : country });
  }
  const rules = region ? new Holidays(country, region) : new Holidays(country);
  const days = new Map<string, PublicHoliday>();
  // A holiday of several days may begin in the year before.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)); year++) {
    const english = new Map(
      rules.getHolidays(year, "en").map((holiday) => [holiday.rule + holiday.date, holiday.name]),
    );
    for (const { date, start, end, name, rule, type } of rules.getHolidays(year, "zh")) {
      if (type !== "public") continue;
      for (const covered of wholeDays(date.slice(0, 10), end.getTime() - start.getTime())) {
        days.set(covered, {
          date: covered,
          kind: "closed",
          names: { "zh-CN": name, en: english.get(rule + date) ?? name },
        });
      }
    }
  }
  return { knownFrom: from, knownUntil: to, days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

/** The dates a holiday fills; two hours of grace, as days of a clock change last 23 hours and Ramadan's feasts some more or less. */
function wholeDays(first: string, lengthMs: number): string[] {
  const count = Math.floor((lengthMs + 2 * 3_600_000) / 86_400_000);
  const start = Date.parse(first);
  return Array.from({ length: count }, (_, index) => new Date(start + index * 86_400_000).toISOString().slice(0, 10));
}
