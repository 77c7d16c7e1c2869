/** The front door of executives: to whom customers can write by name, and who may answer in that name. */
export { provideDuties } from "./duties.ts";
export { type Executive, executivesByIds, findExecutive, listExecutives, officeOf } from "./find-executives.ts";
export { mayAnswerFor } from "./may-answer-for.ts";
