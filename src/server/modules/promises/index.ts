/**
 * The front door of promises: the ledger of who owes what to whom by when, the calendars it counts in, and the alarm
 * clock that watches it. All deadlines of the desk are promises; there is no second mechanism.
 */
export { nextRingAt } from "./alarm/next-ring-at.ts";
export { ringDue } from "./alarm/ring-due.ts";
export { calendarSpec } from "./calendars/calendar-spec.ts";
export { calendarOf, calendarsKnown, defaultCalendar, withKnownErrors } from "./calendars/current-calendars.ts";
export { dueBeforeWindow, dueInThePast, kindByPolicy, promiseNotFound, termNeeded } from "./errors.ts";
export {
  disputeDismissed,
  disputeUpheld,
  promiseBroken,
  promiseDisputed,
  promiseKept,
  promiseKeptLate,
  promiseMade,
  promiseMoved,
  promiseRang,
  promiseWaived,
  promiseWithdrawn,
  ringAcknowledged,
} from "./events.ts";
export { declarePromiseKind, defaultLadder } from "./kinds.ts";
export { forgetLadders, ladderOf, laddersSet } from "./ladders/current-ladders.ts";
export { setLadder } from "./ladders/set-ladder.ts";
export { acknowledge, acknowledgementsOf, type RingAcknowledged } from "./ledger/acknowledge.ts";
export { answerDispute } from "./ledger/answer-dispute.ts";
export { calendarOfKind } from "./ledger/calendar-of-kind.ts";
export { checkKeptByAnswer } from "./ledger/check-kept-by-answer.ts";
export { disputePromise } from "./ledger/dispute-promise.ts";
export { findPromisesById, promiseIdsOfCase } from "./ledger/find-promises.ts";
export { keepByHand } from "./ledger/keep-by-hand.ts";
export { keepPromises } from "./ledger/keep-promises.ts";
export { listPromises, promisesToCustomer } from "./ledger/list-promises.ts";
export { makePromises, type ToMake } from "./ledger/make-promises.ts";
export { moveCustomerPromises } from "./ledger/move-customer-promises.ts";
export { movePromise } from "./ledger/move-promise.ts";
export { movePromisesBack } from "./ledger/move-promises-back.ts";
export { movePromisesToCase } from "./ledger/move-promises-to-case.ts";
export { ownTimesOf } from "./ledger/own-time.ts";
export { pausePromises, resumePromises } from "./ledger/pause-promises.ts";
export { presentPromises } from "./ledger/present.ts";
export { getPromise, promiseDetail } from "./ledger/promise-detail.ts";
export { promisesForCustomer } from "./ledger/promises-for-customer.ts";
export { countPromises, nextPromiseOfCases, openPromises, promisesOfCases } from "./ledger/promises-of-cases.ts";
export {
  dropPromise,
  handOnPromise,
  keepOwnPromise,
  moveOwnPromise,
  promisesByIds,
} from "./ledger/promises-of-modules.ts";
export { reassignPromises } from "./ledger/reassign-promises.ts";
export { reopenPromises } from "./ledger/reopen-promises.ts";
export { rewordPromises } from "./ledger/reword-promises.ts";
export { setWindow } from "./ledger/set-window.ts";
export { keepPromise, withdrawPromise } from "./ledger/settle-promise.ts";
export { type CaseRule, provideCaseRule } from "./ledger/visible-promises.ts";
export { waivePromise } from "./ledger/waive-promise.ts";
export { lockMadeBecause, whyMade } from "./ledger/why-made.ts";
export { withdrawMade } from "./ledger/withdraw-made.ts";
export { withdrawPromises } from "./ledger/withdraw-promises.ts";
export type { PromiseFacts } from "./store/promise-facts.ts";
