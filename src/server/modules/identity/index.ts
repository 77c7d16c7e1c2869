/** The front door of identity. */
export { checkCode, issueCode } from "./codes/sign-in-code.ts";
export { type Likely, likelyCustomers } from "./likely-customers.ts";
