import type { AskedAnswer, AskedFilter, NextDate, NextDatesReport } from "../../../shared/contract/next-dates.ts";
import type { ById, Page, PageQuery } from "./endpoint.ts";

export type NextDateEndpoints = {
  "GET /api/v1/cases/:id/next-date": { params: ById; response: NextDate };
  "GET /api/v1/reports/next-dates": { query: { from?: string; to?: string }; response: NextDatesReport };
  "GET /api/v1/reports/next-dates/answers": { query: PageQuery & AskedFilter; response: Page<AskedAnswer> };
  "GET /api/v1/reports/next-dates.csv": { query: AskedFilter; response: string };
};
