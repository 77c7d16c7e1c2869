/**
 * GET    /api/v1/calendars                signed-in        page(CalendarRow) ?cursor=
 * POST   /api/v1/calendars                calendars:manage SaveCalendar → CalendarView
 * GET    /api/v1/calendars/:id            signed-in        CalendarView ?version= (the present one when left out)
 * PUT    /api/v1/calendars/:id            calendars:manage SaveCalendar → CalendarView (a new version)
 * DELETE /api/v1/calendars/:id            calendars:manage Done (archives; what names it keeps its hours)
 * POST   /api/v1/calendars/try            calendars:manage TryCalendar → TriedCalendar ("what is 8 working hours from now?")
 * GET    /api/v1/calendars/holidays       calendars:manage HolidayCountries ?locale=
 */
import { type Static, Type } from "typebox";
import { Id, Locale, NullableId, NullableTime, Ref, Time } from "./common.ts";

/** A wall-clock time at minute precision; "24:00" is the end of the day and is allowed only as the end of an interval. */
const TimeOfDay = Type.String({ pattern: "^([01]\\d|2[0-3]):[0-5]\\d$", examples: ["09:00"] });
const EndOfInterval = Type.String({ pattern: "^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$", examples: ["18:00", "24:00"] });
const LocalDate = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", examples: ["2026-10-01"] });

/** Opening hours within one local day, end excluded. Hours across midnight are two intervals: 22:00–24:00 and 00:00–06:00 on the next day. */
export const Interval = Type.Object({ from: TimeOfDay, to: EndOfInterval }, { additionalProperties: false });
export type Interval = Static<typeof Interval>;

/** Monday first, as ISO 8601 counts: index 0 is Monday, index 6 Sunday. An empty list is a day off. */
export const Week = Type.Array(Type.Array(Interval, { maxItems: 48 }), { minItems: 7, maxItems: 7 });
export type Week = Static<typeof Week>;

/** Which public holidays apply. `country` is ISO 3166-1 alpha-2, `region` the part of ISO 3166-2 after the dash (Bavaria: DE, BY). */
export const HolidaySource = Type.Object(
  {
    country: Type.Union([Type.String({ pattern: "^[A-Z]{2}$" }), Type.Null()]),
    region: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 10 }), Type.Null()])),
    /** Whose hours a make-up working day (调休) takes, 1 = Monday … 7 = Sunday; Monday when absent. */
    makeUpWeekday: Type.Optional(Type.Integer({ minimum: 1, maximum: 7 })),
  },
  { additionalProperties: false },
);
export type HolidaySource = Static<typeof HolidaySource>;

/**
 * One date that departs from the week. "closed" has no hours. "open" replaces the day's hours by `intervals`;
 * without them the date is worked like the make-up weekday. Overrides win over public holidays.
 */
export const CalendarOverride = Type.Object(
  {
    date: LocalDate,
    kind: Type.Union([Type.Literal("closed"), Type.Literal("open")]),
    intervals: Type.Optional(Type.Array(Interval, { maxItems: 48 })),
    name: Type.Optional(Type.String({ maxLength: 100 })),
  },
  { additionalProperties: false },
);
export type CalendarOverride = Static<typeof CalendarOverride>;

/** The name of a day in both languages; where the source knows only one, both hold it. */
export const DayNames = Type.Object({ "zh-CN": Type.String(), en: Type.String() });
export type DayNames = Static<typeof DayNames>;

/** A date that the holiday source closes, or (a make-up working day) opens. */
export const PublicHoliday = Type.Object({
  date: LocalDate,
  kind: Type.Union([Type.Literal("closed"), Type.Literal("open")]),
  names: DayNames,
});
export type PublicHoliday = Static<typeof PublicHoliday>;

/** The dates of a holiday source, and the first and last date for which it is complete; past it stand only the days that are certain already. */
export const PublicHolidays = Type.Object({
  knownFrom: LocalDate,
  knownUntil: LocalDate,
  days: Type.Array(PublicHoliday),
});
export type PublicHolidays = Static<typeof PublicHolidays>;

const settings = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  timeZone: Type.String({ minLength: 1, maxLength: 64, description: "IANA time zone", examples: ["Asia/Shanghai"] }),
  week: Week,
  holidays: HolidaySource,
  overrides: Type.Array(CalendarOverride, { maxItems: 2000 }),
};

/** What a person sets. */
export const CalendarInput = Type.Object(settings, { additionalProperties: false });
export type CalendarInput = Static<typeof CalendarInput>;

/**
 * One version of a calendar. The holidays are kept expanded with it, so that a due time computed from this version is the same
 * for ever, whatever a later release of the holiday data says. `publicHolidays` is null only when `holidays.country` is null.
 */
export const Calendar = Type.Object({
  id: Type.String(),
  version: Type.Integer({ minimum: 1 }),
  ...settings,
  publicHolidays: Type.Union([PublicHolidays, Type.Null()]),
});
export type Calendar = Static<typeof Calendar>;

/** A calendar in a list. */
export const CalendarRow = Type.Object({
  id: Id,
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  timeZone: Type.String(),
  week: Week,
  holidays: HolidaySource,
  /** Teams, brands and policies that name no calendar go by this one. */
  isDefault: Type.Boolean(),
  archived: Type.Boolean(),
  /** Last date whose public holidays are announced; null when the calendar keeps none. */
  holidaysKnownUntil: Type.Union([LocalDate, Type.Null()]),
  updatedAt: Time,
});
export type CalendarRow = Static<typeof CalendarRow>;

/** One version of a calendar with all that it holds, and the versions there are, newest first. */
export const CalendarView = Type.Object({
  ...CalendarRow.properties,
  overrides: settings.overrides,
  publicHolidays: Type.Union([PublicHolidays, Type.Null()]),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      createdAt: Time,
      /** null: made by the desk itself, as when the holidays of another year were announced */
      createdBy: Type.Union([Ref, Type.Null()]),
    }),
  ),
});
export type CalendarView = Static<typeof CalendarView>;

/** `version`: the one the form was filled from; somebody else's newer one is then not overwritten unseen. */
export const SaveCalendar = Type.Object(
  { ...settings, isDefault: Type.Optional(Type.Boolean()), version: Type.Optional(Type.Integer({ minimum: 1 })) },
  { additionalProperties: false },
);
export type SaveCalendar = Static<typeof SaveCalendar>;

/** A saved calendar, or one that is still being typed. */
export const TryCalendar = Type.Object({
  calendarId: Type.Optional(NullableId),
  calendar: Type.Optional(CalendarInput),
  /** now, when left out */
  startedAt: Type.Optional(Time),
  businessMs: Type.Integer({ minimum: 0, maximum: 10 * 365 * 86_400_000 }),
});
export type TryCalendar = Static<typeof TryCalendar>;

const TimeStretch = Type.Object({ from: Time, to: Time });

/**
 * Why something is due when it is, day by day (business-time's `describeDue`), without words: `reason` is one of
 * `dueReasonKeys`, whose sentence takes the day's name where it has one.
 */
export const DueExplanation = Type.Object({
  calendar: Type.Object({ id: Type.String(), version: Type.Integer(), timeZone: Type.String() }),
  startedAt: Time,
  businessMs: Type.Integer(),
  /** null while paused */
  dueAt: NullableTime,
  remainingMs: Type.Integer(),
  days: Type.Array(
    Type.Object({
      date: LocalDate,
      /** 1 = Monday … 7 = Sunday */
      weekday: Type.Integer({ minimum: 1, maximum: 7 }),
      reason: Type.String(),
      names: Type.Union([DayNames, Type.Null()]),
      /** opening hours of the day; empty when closed */
      open: Type.Array(TimeStretch),
      /** the part of them that counted */
      used: Type.Array(TimeStretch),
      usedMs: Type.Integer(),
      pausedMs: Type.Integer(),
    }),
  ),
  omittedDays: Type.Integer(),
  /** false when it reaches past the announced public holidays */
  holidaysKnown: Type.Boolean(),
});
export type DueExplanation = Static<typeof DueExplanation>;

export const TriedCalendar = Type.Object({ dueAt: Time, explanation: DueExplanation });
export type TriedCalendar = Static<typeof TriedCalendar>;

export const HolidayCountriesQuery = Type.Object({ locale: Type.Optional(Locale) });
export const HolidayCountries = Type.Object({
  items: Type.Array(
    Type.Object({
      country: Type.String(),
      name: Type.String(),
      regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String() })),
    }),
  ),
});
export type HolidayCountries = Static<typeof HolidayCountries>;
