import { on } from "../../kernel/events/define-reaction.ts";
import { ringTold } from "../service-levels/index.ts";
import { planTellings } from "./ways/plan-tellings.ts";

export const reactions = [on(ringTold, "alarms.tell-outside", planTellings)];
