import { browserRoutes } from "./routes/browser.ts";
import { callbackRuleRoutes } from "./routes/callback-rule.ts";
import { callbackRoutes } from "./routes/callbacks.ts";
import { hookRoutes } from "./routes/hooks.ts";
import { liveRoutes } from "./routes/live.ts";
import { menuRoutes } from "./routes/menus.ts";
import { telephoneRoutes } from "./routes/telephone.ts";

export const routes = [
  ...hookRoutes,
  ...telephoneRoutes,
  ...liveRoutes,
  ...menuRoutes,
  ...browserRoutes,
  ...callbackRuleRoutes,
  ...callbackRoutes,
];
