import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";

/** Merchants, couriers, repairers and suppliers: who they are, how they are reached, on which terms they answer. */
export const partners = defineModule({ name: "partners", routes });
