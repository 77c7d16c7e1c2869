/** The front door of complaints: how serious a case is, how it is settled, and how its customer found it. */
export { satisfactionRated, settlementAgreed, severityChanged } from "./events.ts";
export { askedSince, ratingsAskedBy } from "./satisfaction/asked-by.ts";
export { rateCase } from "./satisfaction/rate.ts";
export { readRating } from "./satisfaction/read-rating.ts";
export { findSatisfaction } from "./satisfaction/store.ts";
export { readRatingToken } from "./satisfaction/token.ts";
export { makeMove } from "./settlement/make-move.ts";
export { type GraveWords, graveWords } from "./severity/grave-words.ts";
export { complaintForCustomer } from "./view-complaint.ts";
