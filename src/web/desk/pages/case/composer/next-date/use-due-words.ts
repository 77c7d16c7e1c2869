import { useMemo } from "react";
import { useClock } from "../../../../../lib/time.ts";

/** A moment as a chip has it: weekday, date and time in the reader's zone. */
export function useDueWords(): (at: number) => string {
  const { locale, timeZone } = useClock();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(locale, {
      weekday: "short",
      month: "short",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
    return (at) => format.format(at);
  }, [locale, timeZone]);
}
