import { defineModule } from "../../kernel/define-module.ts";
import "./answers/kinds.ts";
import "./disputes/kinds.ts";
import { forgetNotifications } from "./notifications/forget-notifications.ts";
import { repeatRing } from "./notifications/repeat-ring.ts";
import { seedPolicy } from "./policies/seed-policy.ts";
import { reactions } from "./reactions.ts";
import { disputeRoutes } from "./routes/disputes.ts";
import { ladderRoutes } from "./routes/ladders.ts";
import { notificationRoutes } from "./routes/notifications.ts";
import { policyRoutes } from "./routes/policies.ts";
import { promiseRoutes } from "./routes/promises.ts";
import { turnRoutes } from "./routes/turns.ts";

/** Which answer is promised for which case, what keeps it, and who hears it when one rings. */
export const serviceLevels = defineModule({
  name: "service-levels",
  routes: [...promiseRoutes, ...policyRoutes, ...notificationRoutes, ...turnRoutes, ...disputeRoutes, ...ladderRoutes],
  jobs: [forgetNotifications, repeatRing],
  reactions,
  seed: seedPolicy,
});
