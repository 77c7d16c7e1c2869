import { defineModule } from "../../kernel/define-module.ts";
import { jobs } from "./jobs.ts";
import { routes } from "./routes.ts";

/** A language model of the desk's leaders' choice: asked through one door, which limits, logs and gives up. */
export const models = defineModule({ name: "models", routes, jobs });
