import { defineModule } from "../../kernel/define-module.ts";
import { mailUndeliveredJob } from "./mail-undelivered.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";

/** The chat on shops' pages: its frame, what the widget asks, and what becomes of answers that nobody took. */
export const chat = defineModule({ name: "chat", routes, reactions, jobs: [mailUndeliveredJob] });
