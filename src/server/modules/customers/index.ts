/** The front door of customers: persons, the handles they are reached by, and what belongs to them. */

export { claimHandle, customersOfHandles, proveHandle } from "./claim-handle.ts";
export { currentCustomers } from "./current-customers.ts";
export { type CustomerProfile, customerProfile } from "./customer-profile.ts";
export { type CustomerRef, customerRefs } from "./customer-refs.ts";
export { type CustomerToSearch, customersToSearch } from "./customers-to-search.ts";
export {
  customerBlocked,
  customerCreated,
  customersMerged,
  customersUnmerged,
  customerUnblocked,
  customerUpdated,
} from "./events.ts";
export {
  type CustomerFacet,
  type CustomerFigures,
  provideCustomerFacet,
  type TimelineLine,
  type TimelinePage,
} from "./facets.ts";
export { giveCasesTo } from "./give-cases.ts";
export { handleIdsOf } from "./handle-ids.ts";
export { handleToWriteAs } from "./handle-to-write-as.ts";
export { handlesOf, type KnownHandle } from "./handles-of.ts";
export { holdCustomers } from "./hold-customers.ts";
export { type CustomerLocale, localeOf } from "./locale-of.ts";
export { mergeCustomers } from "./merge-customers.ts";
export { noteArrivals, noteBounces } from "./note-bounces.ts";
export { hasOptedOut, noteWishes } from "./opt-outs.ts";
export { type Person, personsOf } from "./persons-of.ts";
export { handleKey, LostRace, type ResolvedHandle, resolveHandles } from "./resolve-handles.ts";
export { tiersOf } from "./tiers-of.ts";
