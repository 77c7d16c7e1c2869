/** The front door of co-browsing: the lines between a customer's page and whoever looks at it. */
export { type ShareLines, startShareLines } from "./share-lines.ts";
