import { defineModule } from "../../kernel/define-module.ts";
import "./brief-part.ts";
import "./customer-facet.ts";
import "./kinds.ts";
import { seedLimits } from "./limits/seed-limits.ts";
import { reactions } from "./reactions.ts";
import { bookRoutes } from "./routes/books.ts";
import { limitRoutes } from "./routes/limits.ts";
import { remedyRoutes } from "./routes/remedies.ts";

/** Making good first: what customers are given, by whom and up to how much, and the books it stands in. */
export const remedies = defineModule({
  name: "remedies",
  routes: [...remedyRoutes, ...limitRoutes, ...bookRoutes],
  reactions,
  seed: seedLimits,
});
