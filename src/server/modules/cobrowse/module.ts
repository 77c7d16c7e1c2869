import { defineModule } from "../../kernel/define-module.ts";
import { sweepJob } from "./jobs.ts";
import { routes } from "./routes.ts";
import { shareRoutes } from "./share-routes.ts";

/** Looking at a customer's page with them: invitation, consent, the two lines, and what came of it. */
export const cobrowse = defineModule({ name: "cobrowse", routes: [...routes, ...shareRoutes], jobs: [sweepJob] });
