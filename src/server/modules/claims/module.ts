import { defineModule } from "../../kernel/define-module.ts";
import "./customer-facet.ts";
import "./kinds.ts";
import { reactions } from "./reactions.ts";
import { claimRoutes } from "./routes/claims.ts";
import { partnerPageRoutes } from "./routes/partner-page.ts";
import { sendClaim } from "./send-claim.ts";

/** What partners owe us for what we made good in their place: asked with evidence, answered, recovered or written off. */
export const claims = defineModule({
  name: "claims",
  routes: [...claimRoutes, ...partnerPageRoutes],
  jobs: [sendClaim],
  reactions,
});
