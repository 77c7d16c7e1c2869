import { defineModule } from "../../kernel/define-module.ts";
import "./customer-facet.ts";
import { routes } from "./routes.ts";

/** What customers ordered and where it is, as the shop tells it. */
export const orders = defineModule({ name: "orders", routes });
