/** The front door of the community: its figures. Its news are events. */
export { answerAccepted, postPublished } from "./events.ts";
export { communityDeflection } from "./offers/count-offers.ts";
