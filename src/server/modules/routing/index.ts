/** The front door of routing: who gets a case, and why. */
export { chooseMember } from "./policy.ts";
export { routingWaits } from "./events.ts";
export { routeCase } from "./route-case.ts";
