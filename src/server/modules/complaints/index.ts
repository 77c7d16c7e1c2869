/** The front door of complaints: how serious a case is, how it is settled, and how its customer found it. */
export { offerChanged } from "./errors.ts";
export { satisfactionRated, settlementAgreed, severityChanged } from "./events.ts";
export { rateCase } from "./satisfaction/rate.ts";
export { findSatisfaction } from "./satisfaction/store.ts";
export { readRatingToken } from "./satisfaction/token.ts";
export { makeMove } from "./settlement/make-move.ts";
export { complaintForCustomer } from "./view-complaint.ts";
