import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";

/** Executives to whom customers can write by name, with their offices and who may answer for them. */
export const executives = defineModule({ name: "executives", routes });
