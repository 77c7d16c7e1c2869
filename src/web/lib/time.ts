import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "./session.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Clock = {
  locale: string;
  timeZone: string;
  /** Nov 26, 15:04 – with the year when it is another one */
  dateTime(at: string | number): string;
  date(at: string | number): string;
  /** 15:04 */
  time(at: string | number): string;
  /** today's as a time, others as a date: for dense rows */
  short(at: string | number, now: number): string;
  /** everything, with the zone: for hovers and logs */
  full(at: string | number): string;
  /** "in 3 h", "5 min ago" */
  relative(at: string | number, now: number): string;
  /** "2 h 30 min" – never negative */
  duration(ms: number): string;
};

const wholeMinute = (at: number) => at - (at % MINUTE);

const clocks = new Map<string, Clock>();

/** Formats instants as one person reads them: in their language and their time zone. */
export function createClock(locale: string, timeZone: string): Clock {
  // Formatters take long to make, and a list asks for them on every line.
  const key = `${locale} ${timeZone}`;
  const clock = clocks.get(key) ?? makeClock(locale, timeZone);
  clocks.set(key, clock);
  return clock;
}

function makeClock(locale: string, timeZone: string): Clock {
  const make = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone, ...options });
  const hm = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  const time = make(hm);
  const dayTime = make({ month: "short", day: "numeric", ...hm });
  const yearDayTime = make({ year: "numeric", month: "short", day: "numeric", ...hm });
  const day = make({ month: "short", day: "numeric" });
  const yearDay = make({ year: "numeric", month: "short", day: "numeric" });
  const fullDay = make({ year: "numeric", month: "short", day: "numeric", weekday: "short" });
  const fullTime = make({ ...hm, second: "2-digit" });
  const zone = make({ timeZoneName: "short" });
  const zoneAt = (at: Date) => zone.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  const isoDay = new Intl.DateTimeFormat("en-CA", { timeZone });
  const relative = new Intl.RelativeTimeFormat(locale, {
    numeric: "auto",
    style: locale === "en" ? "narrow" : "short",
  });
  const unitOf = (name: string) => new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" });
  const units = { minute: unitOf("minute"), hour: unitOf("hour"), day: unitOf("day") };
  const unit = (value: number, name: keyof typeof units) => units[name].format(value);
  // Asked for on every line of a list, and the same for all of them.
  let today = { at: Number.NaN, day: "" };
  const dayAt = (now: number) => {
    if (now !== today.at) today = { at: now, day: isoDay.format(now) };
    return today.day;
  };
  const isThisYear = (at: Date) => isoDay.format(at).slice(0, 4) === dayAt(wholeMinute(Date.now())).slice(0, 4);

  return {
    locale,
    timeZone,
    dateTime: (at) => (isThisYear(new Date(at)) ? dayTime : yearDayTime).format(new Date(at)),
    date: (at) => (isThisYear(new Date(at)) ? day : yearDay).format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    short(at, now) {
      const date = new Date(at);
      const iso = isoDay.format(date);
      const today = dayAt(now);
      if (iso === today) return time.format(date);
      return (iso.slice(0, 4) === today.slice(0, 4) ? day : yearDay).format(date);
    },
    full(at) {
      const date = new Date(at);
      return `${fullDay.format(date)} ${fullTime.format(date)} (${zoneAt(date)})`;
    },
    relative(at, now) {
      const ms = new Date(at).getTime() - now;
      const size = Math.abs(ms);
      if (size < MINUTE) return relative.format(0, "minute");
      if (size < HOUR) return relative.format(Math.trunc(ms / MINUTE), "minute");
      if (size < DAY) return relative.format(Math.trunc(ms / HOUR), "hour");
      return relative.format(Math.trunc(ms / DAY), "day");
    },
    duration(ms) {
      const join = locale === "en" ? " " : "";
      const minutes = Math.max(0, Math.round(ms / MINUTE));
      const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
      if (days > 0) return hours > 0 ? unit(days, "day") + join + unit(hours, "hour") : unit(days, "day");
      if (hours > 0) return rest > 0 ? unit(hours, "hour") + join + unit(rest, "minute") : unit(hours, "hour");
      return unit(rest, "minute");
    },
  };
}

/** The clock of whoever reads: their saved zone, or the browser's before signing in. */
export function useClock(): Clock {
  const { i18n } = useTranslation();
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const timeZone = me?.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
  return useMemo(() => createClock(i18n.language, timeZone), [i18n.language, timeZone]);
}
