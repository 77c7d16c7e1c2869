/** The front door of identity. */
export { type Likely, likelyCustomers } from "./likely-customers.ts";
