import { defineModule } from "../../kernel/define-module.ts";
import "./codes/mask-quoted-codes.ts";
import "./customer-facet.ts";
import { jobs } from "./jobs.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";

/** Who is who over all channels: sure matches join by themselves, likely ones are proposed with their reasons. */
export const identity = defineModule({ name: "identity", routes, jobs, reactions });
