/** The front door of routing: who gets a case, and why. */

export { routingWaits } from "./events.ts";
export { chooseMember } from "./policy.ts";
export { routeCase } from "./route-case.ts";
