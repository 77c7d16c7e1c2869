import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";

/** Persons and the handles they are reached by: one record over all channels. */
export const customers = defineModule({ name: "customers", routes });
