/** The front door of causes: why complaints come about, and what is done about it. */
export { causesNamed } from "./events.ts";
export { causeRefs } from "./tree/find-causes.ts";
