/** The front door of rules: what is done by itself. */
export { nextTimerAt } from "./store/timers.ts";
export { ringTimers } from "./timers/ring-timers.ts";
