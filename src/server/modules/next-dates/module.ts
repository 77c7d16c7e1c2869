import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";

/** The next date that an answer carries: the hours it is read by, and how often answers went out without one. */
export const nextDates = defineModule({ name: "next-dates", routes });
