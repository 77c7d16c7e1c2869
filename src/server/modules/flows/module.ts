import { defineModule } from "../../kernel/define-module.ts";
import { myOrders, oneOrder } from "./lookups/orders.ts";
import { myCases, myPromises } from "./lookups/own-matters.ts";
import { provideFlowLookup } from "./lookups/ports.ts";
import { drawingRoutes } from "./routes/drawing.ts";
import { caseRoutes } from "./routes/in-cases.ts";
import { pictureRoutes } from "./routes/pictures.ts";
import { abandonOldRuns, forgetOldRuns } from "./runs/jobs.ts";

provideFlowLookup(myCases);
provideFlowLookup(myPromises);
provideFlowLookup(myOrders);
provideFlowLookup(oneOrder);

/** Talks and fault-finding that are drawn once and walked by customers, agents and the robot. */
export const flows = defineModule({
  name: "flows",
  routes: [...drawingRoutes, ...caseRoutes, ...pictureRoutes],
  jobs: [abandonOldRuns, forgetOldRuns],
});
