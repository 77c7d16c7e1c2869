import { defineModule } from "../../kernel/define-module.ts";
import { alarmClock } from "./alarm/alarm-clock.ts";
import { lateness } from "./alarm/lateness.ts";
import { refreshHolidaysNightly } from "./calendars/refresh-holidays.ts";
import { seedCalendar } from "./calendars/seed-calendar.ts";
import "./customer-facet.ts";
import { routes } from "./routes.ts";

/** The ledger of who owes what to whom by when, the calendars it counts in, and the alarm clock that watches it. */
export const promises = defineModule({
  name: "promises",
  routes,
  jobs: [refreshHolidaysNightly],
  services: [alarmClock],
  gauges: [lateness],
  seed: seedCalendar,
});
