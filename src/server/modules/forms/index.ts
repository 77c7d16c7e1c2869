/** The front door of forms: what customers fill in, and what becomes of it. */
export { type FormFacts, findForm, findFormBySlug, firstForm, publishedForms } from "./find-forms.ts";
export { followCode, openByFollowCode } from "./follow-code.ts";
export { type Filled, submitForm } from "./submit-form.ts";
