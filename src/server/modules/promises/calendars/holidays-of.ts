import type { HolidaySource, PublicHolidays } from "../../../../shared/contract/calendars.ts";
import { expandHolidays } from "./holidays.ts";

/** Years before and after the present one for which a version keeps the public holidays. */
const YEARS_BACK = 1;
const YEARS_AHEAD = 5;

/**
 * The public holidays to be kept with a version saved now.
 * @throws calendars.no_holiday_data
 */
export function holidaysOf(source: HolidaySource, now: Date): Promise<PublicHolidays | null> {
  const year = now.getUTCFullYear();
  return expandHolidays(source, `${year - YEARS_BACK}-01-01`, `${year + YEARS_AHEAD}-12-31`);
}
