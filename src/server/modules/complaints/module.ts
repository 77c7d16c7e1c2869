import { defineModule } from "../../kernel/define-module.ts";
import "./brief-part.ts";
import "./customer-facet.ts";
import "./kinds.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";
import { sendQuestion } from "./satisfaction/ask-satisfaction.ts";

/** How serious a case is and why, how a complaint is settled, who apologises, and how its customer found it. */
export const complaints = defineModule({ name: "complaints", routes, jobs: [sendQuestion], reactions });
