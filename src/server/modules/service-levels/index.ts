/** The front door of service levels: which answer is promised for which case, and who hears it when one rings. */
export { dueForAcknowledgement } from "./answers/due-for-acknowledgement.ts";
export { keepByMachine, promiseFromHandOver } from "./answers/machine-answers.ts";
export { type Contact, promiseAnswers } from "./answers/promise-answers.ts";
export { promiseSooner } from "./answers/promise-sooner.ts";
export { disputesForCustomer } from "./disputes/show-disputes.ts";
export { ringTold } from "./events.ts";
export { notify, type ToNotify } from "./notifications/notify.ts";
export { calendarIdFor } from "./policies/current-policies.ts";
export { makePromiseByHand } from "./promises/make-promise-by-hand.ts";
export { turnsOfCase } from "./turns/case-turns.ts";
