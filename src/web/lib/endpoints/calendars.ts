import type { Static } from "typebox";
import type {
  CalendarRow,
  CalendarView,
  HolidayCountries,
  SaveCalendar,
  TriedCalendar,
  TryCalendar,
} from "../../../shared/contract/calendars.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type CalendarEndpoints = {
  "GET /api/v1/calendars": { query: PageQuery; response: Page<CalendarRow> };
  "POST /api/v1/calendars": { body: SaveCalendar; response: CalendarView };
  "GET /api/v1/calendars/:id": { params: ById; query: { version?: number }; response: CalendarView };
  "PUT /api/v1/calendars/:id": { params: ById; body: SaveCalendar; response: CalendarView };
  "DELETE /api/v1/calendars/:id": { params: ById; response: Done };
  "POST /api/v1/calendars/try": { body: TryCalendar; response: Static<typeof TriedCalendar> };
  "GET /api/v1/calendars/holidays": { query: { locale?: "zh-CN" | "en" }; response: HolidayCountries };
};
