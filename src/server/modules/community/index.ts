/** The front door of the community. Nobody calls it: its news are events. */
export { answerAccepted, postPublished } from "./events.ts";
