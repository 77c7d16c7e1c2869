import { defineModule } from "../../kernel/define-module.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";
import { seed } from "./seed.ts";

/** Staff, teams, roles, sign-in, sessions, API keys, audit log. */
export const accounts = defineModule({ name: "accounts", routes, jobs, seed });
