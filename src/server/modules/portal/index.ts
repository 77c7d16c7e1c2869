/** The front door of the portal: what other modules show their pages by. */
export { sendGone } from "./answers.ts";
export { providePortalLinks } from "./links.ts";
export { readForm } from "./read-form.ts";
export { sendPage, visitorLocale } from "./render.ts";
