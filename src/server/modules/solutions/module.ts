import { defineModule } from "../../kernel/define-module.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";

/** What is known, beside whoever answers; and what is asked often and answered nowhere. */
export const solutions = defineModule({ name: "solutions", routes, reactions });
