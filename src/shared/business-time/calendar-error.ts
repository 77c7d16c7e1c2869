/** Everything that can be wrong when business time is computed. */
export type CalendarErrorCode =
  | "calendars.invalid"
  | "calendars.holidays_missing"
  | "calendars.never_opens"
  | "calendars.out_of_range"
  | "calendars.invalid_duration"
  | "calendars.invalid_pause";

/** Thrown by every function of this folder; `code` and `params` are fit for the reader, whose language renders them. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode;
  readonly params: Record<string, string | number>;

  constructor(code: CalendarErrorCode, message: string, params: Record<string, string | number> = {}) {
    super(message);
    this.name = "CalendarError";
    this.code = code;
    this.params = params;
  }
}
