import { defineModule } from "../../kernel/define-module.ts";
import { routes } from "./routes.ts";
import { tallier } from "./tally-events.ts";

/** What became of promises, by who was to keep them and what they were about; each figure opens what it counts. */
export const board = defineModule({ name: "board", routes, services: [tallier] });
