import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";
import { seed } from "./seed.ts";

/** The shops of the company: names, languages, looks, calendars, signatures. */
export const brands = defineModule({ name: "brands", routes, seed });
