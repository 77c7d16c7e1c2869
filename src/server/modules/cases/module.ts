import { defineModule } from "../../kernel/define-module.ts";
import { provideCaseAccess } from "../conversations/index.ts";
import { provideCaseRule } from "../promises/index.ts";
import { mayReadCase } from "./can-see.ts";
import { getCase } from "./get-case.ts";
import { jobs } from "./jobs.ts";
import "./letters-of-executives.ts";
import { sweepPresence } from "./presence.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";

const SWEEP_MS = 10_000;

// Conversations show and send for cases, and stand below them.
provideCaseAccess(getCase);
// So do promises, which are seen by who sees their case.
provideCaseRule(mayReadCase);

/** One problem of one customer, with exactly one accountable owner, until the customer says that it is solved. */
export const cases = defineModule({
  name: "cases",
  routes,
  jobs,
  reactions,
  services: [
    {
      name: "cases.presence",
      role: "web",
      async start(ctx) {
        const timer = setInterval(() => sweepPresence(ctx.now()), SWEEP_MS);
        return {
          async stop() {
            clearInterval(timer);
          },
        };
      },
    },
  ],
});
