/** The front door of calls. */
export { callAnswered, callEnded, callQueued } from "./events.ts";
