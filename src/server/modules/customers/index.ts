/** The front door of customers: persons, the handles they are reached by, and what belongs to them. */
export { type CustomerRef, customerRefs } from "./customer-refs.ts";
export { currentCustomers } from "./current-customers.ts";
export {
  customerBlocked,
  customerCreated,
  customersMerged,
  customersUnmerged,
  customerUnblocked,
  customerUpdated,
} from "./events.ts";
export { type CustomerFacet, type CustomerFigures, provideCustomerFacet, type TimelinePage } from "./facets.ts";
export { type CustomerLocale, localeOf } from "./locale-of.ts";
export { handleKey, type ResolvedHandle, resolveHandles } from "./resolve-handles.ts";
