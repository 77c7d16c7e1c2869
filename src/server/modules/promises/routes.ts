import { Type } from "typebox";
import {
  CalendarRow,
  CalendarView,
  HolidayCountries,
  HolidayCountriesQuery,
  SaveCalendar,
  TriedCalendar,
  TryCalendar,
} from "../../../shared/contract/calendars.ts";
import { Done, IdParams, PageQuery, page } from "../../../shared/contract/common.ts";
import { route } from "../../kernel/http/route.ts";
import { archiveCalendar } from "./calendars/archive-calendar.ts";
import { listHolidayCountries } from "./calendars/holidays.ts";
import { saveCalendar } from "./calendars/save-calendar.ts";
import { listCalendars, showCalendar } from "./calendars/show-calendars.ts";
import { tryCalendar } from "./calendars/try-calendar.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/calendars",
    access: "signed-in",
    keyNeeds: ["promises:read", "calendars:manage"],
    summary: "Calendars in use, by name.",
    query: PageQuery,
    response: page(CalendarRow),
    handler: (ctx, { query }) => listCalendars(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/calendars",
    access: "calendars:manage",
    summary: "Makes a calendar.",
    body: SaveCalendar,
    response: CalendarView,
    handler: async (ctx, { body }) => showCalendar(ctx, await saveCalendar(ctx, null, body)),
  }),
  route({
    method: "GET",
    path: "/api/v1/calendars/holidays",
    access: "calendars:manage",
    summary: "Countries and regions whose public holidays are known.",
    query: HolidayCountriesQuery,
    response: HolidayCountries,
    handler: async (_, { query }) => ({ items: await listHolidayCountries(query.locale ?? "en") }),
  }),
  route({
    method: "POST",
    path: "/api/v1/calendars/try",
    access: "calendars:manage",
    summary: "When an amount of working time from a start is over, and why.",
    body: TryCalendar,
    response: TriedCalendar,
    handler: (ctx, { body }) => tryCalendar(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/calendars/:id",
    access: "signed-in",
    keyNeeds: ["promises:read", "calendars:manage"],
    summary: "A calendar as it is now, or in one of its versions.",
    params: IdParams,
    query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
    response: CalendarView,
    handler: (ctx, { params, query }) => showCalendar(ctx, params.id, query.version),
  }),
  route({
    method: "PUT",
    path: "/api/v1/calendars/:id",
    access: "calendars:manage",
    summary: "Gives a calendar a new version; promises made before keep theirs.",
    params: IdParams,
    body: SaveCalendar,
    response: CalendarView,
    handler: async (ctx, { params, body }) => showCalendar(ctx, await saveCalendar(ctx, params.id, body)),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/calendars/:id",
    access: "calendars:manage",
    summary: "Archives a calendar; what names it keeps its hours.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await archiveCalendar(ctx, params.id);
      return { ok: true as const };
    },
  }),
];
