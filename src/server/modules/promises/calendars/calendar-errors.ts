import type { CalendarError, CalendarErrorCode } from "../../../../shared/business-time/index.ts";
import { defineError, type ErrorFactory, type KnownError } from "../../../kernel/errors.ts";

/** A country or region without holiday data was asked for. */
export const noHolidayData = defineError(
  "calendars.no_holiday_data",
  "invalid",
  "No public holidays are known for {place}.",
);

/** A calendar that its schema lets pass and that still cannot be: params `path` and `fault` of `calendarFaults`. */
export const invalidCalendar = defineError(
  "calendars.invalid",
  "invalid",
  "The calendar has a fault at {path}: {fault}.",
);

const errors: Record<CalendarErrorCode, ErrorFactory> = {
  "calendars.invalid": invalidCalendar,
  "calendars.holidays_missing": defineError(
    "calendars.holidays_missing",
    "unavailable",
    "The calendar lacks the public holidays of {country}. Save it again.",
  ),
  "calendars.never_opens": defineError(
    "calendars.never_opens",
    "invalid",
    "The calendar does not open for long enough. Give it opening hours.",
  ),
  "calendars.out_of_range": defineError(
    "calendars.out_of_range",
    "invalid",
    "Times are computed for the years {firstYear} to {lastYear} only.",
  ),
  "calendars.invalid_duration": defineError("calendars.invalid_duration", "invalid", "This is no length of time."),
  "calendars.invalid_pause": defineError("calendars.invalid_pause", "invalid", "A pause ends before it begins."),
};

/** The catalogue's form of an error thrown by `shared/business-time`, which runs in the browser too and so cannot know the catalogue. */
export function knownCalendarError(error: CalendarError): KnownError {
  return errors[error.code](error.params, error);
}
