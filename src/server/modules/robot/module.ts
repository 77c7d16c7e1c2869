import { defineModule } from "../../kernel/define-module.ts";
import "./holder.ts";
import "./lines.ts";
import { endQuiet } from "./jobs.ts";
import { askModel } from "./model/ask-model.ts";
import { reactions } from "./reactions.ts";
import { routes } from "./routes.ts";

/** Answers customers from the knowledge where they write in lines, and gives them to people with all that was said. */
export const robot = defineModule({ name: "robot", routes, reactions, jobs: [endQuiet, askModel] });
