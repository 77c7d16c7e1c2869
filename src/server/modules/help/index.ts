/** The front door of the help site: where its pages stand. */
export { articlePath } from "./open-help.ts";
