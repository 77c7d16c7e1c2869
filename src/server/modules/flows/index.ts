/** The front door of flows: what is drawn once and walked by customers, agents and the robot. */
export { flowWalked } from "./events.ts";
export { flowFor } from "./find-flow.ts";
export { type FlowLookup, provideFlowLookup } from "./lookups/ports.ts";
export { advanceRun, backRun, currentTurn } from "./runs/advance-run.ts";
export { attachRun } from "./runs/attach-run.ts";
export { filesOfRun } from "./runs/files-of-run.ts";
export type { RunTurn } from "./runs/present-turn.ts";
export { type NewWalk, startRun } from "./runs/start-run.ts";
export { countWalks } from "./store/figures.ts";
export type { FlowFacts } from "./store/flows.ts";
export { guideAt, guidesOf } from "./walkable.ts";
