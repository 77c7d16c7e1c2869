import { defineModule } from "../../kernel/define-module.ts";
import { runFirings } from "./firings/run-firings.ts";
import { reactions } from "./reactions.ts";
import { firingRoutes } from "./routes/firings.ts";
import { ruleRoutes } from "./routes/rules.ts";
import { webhookRoutes } from "./routes/webhooks.ts";
import { armTimers } from "./timers/arm-timers.ts";
import { timerClock, timerLateness } from "./timers/timer-clock.ts";
import { deliverWebhook, forgetOldDeliveries } from "./webhooks/deliver.ts";

/** What is done by itself: when something happened, or has been so for a while, and the case is like that. */
export const rules = defineModule({
  name: "rules",
  routes: [...ruleRoutes, ...firingRoutes, ...webhookRoutes],
  jobs: [runFirings, armTimers, deliverWebhook, forgetOldDeliveries],
  reactions,
  services: [timerClock],
  gauges: [timerLateness],
});
