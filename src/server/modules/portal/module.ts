import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";

/** The customers' side: the form, and each case's own page by signed link. */
export const portal = defineModule({ name: "portal", routes });
