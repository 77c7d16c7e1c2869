/** The front door of the portal: what other modules show their pages by. */
export { type Http, sendGone } from "./answers.ts";
export { articleReadIn } from "./article-read.ts";
export { providePortalLinks } from "./links.ts";
export { type ReadForm, readForm, UPLOAD_LIMIT } from "./read-form.ts";
export { renderShared, sendPage, visitorLocale } from "./render.ts";
export { hearSolvedWalk, type SolvedWalk } from "./walked.ts";
