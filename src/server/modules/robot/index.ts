/** The front door of the robot: where something else than the knowledge may take a dialogue over. */
export { type ForeignMove, type NextMove, provideNextMove } from "./next-move.ts";
