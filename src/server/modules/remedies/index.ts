/** The front door of remedies: what customers are given to make good, and the books. */
export { type NewEntry, postEntry } from "./books/post-entry.ts";
export { provideCancelRule } from "./cancel-rule.ts";
export { checkCurrency } from "./check-gift.ts";
export { remedyBooked } from "./events.ts";
export { getRemedy, lockGiven, type RemedyFacts } from "./find-remedies.ts";
export { remediesForCustomer } from "./remedies-for-customer.ts";
