import { useMemo } from "react";
import { useTranslation } from "react-i18next";

const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** Calendar dates (without a zone) and weekdays in the reader's language. */
export function useDateWords() {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const make = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: "UTC" });
    const day = make({ year: "numeric", month: "short", day: "numeric", weekday: "short" });
    const weekday = make({ weekday: "long" });
    return {
      /** "2026-10-01" → "Thu, 1 Oct 2026" */
      day: (date: string) => day.format(Date.parse(`${date}T00:00:00Z`)),
      /** 0 = Monday … 6 = Sunday */
      weekday: (index: number) => weekday.format(MONDAY + index * DAY),
    };
  }, [i18n.language]);
}
