import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";

/** Whether the desk is well: health, readiness, figures, the channel doctor. */
export const system = defineModule({ name: "system", routes });
