/**
 * The front door of cases: one problem of one customer, with exactly one accountable owner.
 */
export { type Assignment, assignCase, lockCase } from "./assign-case.ts";
export { briefCase } from "./brief-case.ts";
export { provideBriefPart } from "./brief-parts.ts";
export { canSee, mayReadCase, mayReadCurrentCase, type Visible } from "./can-see.ts";
export { careSettings } from "./care-settings.ts";
export { casePageUrl, readCaseToken, signCaseToken } from "./case-token.ts";
export { provideCauseNames } from "./cause-names.ts";
export { closingTime } from "./close-after-days.ts";
export { closeByCustomer } from "./close-by-customer.ts";
export { currentCaseIds, getCurrentCase, mergedFamilyOf } from "./current-case-ids.ts";
export { casesOfCustomers } from "./customer-facet.ts";
export { provideDoneRule } from "./done-rule.ts";
export { earlierComplaintsOf } from "./earlier-complaints.ts";
export {
  type AssignReason,
  caseAssigned,
  caseClosed,
  caseMergedInto,
  caseOpened,
  caseReopened,
  caseSnoozed,
  caseSolved,
  caseSplit,
  caseStatusChanged,
  caseTagged,
  caseToldApart,
  caseUnansweredAgain,
  caseUnmerged,
  caseUpdated,
  caseWoken,
} from "./events.ts";
export { findOpenCases, type OpenCase } from "./find-open-cases.ts";
export { type CaseFacts, getCase, getCases } from "./get-case.ts";
export type { Gift } from "./give-case.ts";
export { giveLockedCase } from "./give-locked-case.ts";
export { type Handler, handlersOf, wasSilentSince } from "./handlers.ts";
export { type JoinableCase, joinableCases } from "./joinable-cases.ts";
export { type KnownPartners, providePartners } from "./known-partners.ts";
export { casesFitting, type Fitting } from "./list/cases-fitting.ts";
export { macrosToSay, macroText } from "./macros/macro-text.ts";
export { listMacros } from "./macros/save-macro.ts";
export { type Merge, mergeCases } from "./merge-cases.ts";
export { namePartner } from "./name-partner.ts";
export { newestInSight } from "./newest-in-sight.ts";
export { type Answer, noteAnswer } from "./note-answer.ts";
export { type Contact, noteContacts } from "./note-contacts.ts";
export { caseOffered, caseOfferSettled } from "./offers/events.ts";
export { afterMinutes } from "./offers/give-or-offer.ts";
export { type NewCase, openCases } from "./open-cases.ts";
export { openedSince } from "./opened-since.ts";
export { ownedBy, teamsWithUnowned, unownedOf, workOf } from "./owners.ts";
export { activeCategories, isActive } from "./policy.ts";
export { noteCustomerTyping, onPresence } from "./presence.ts";
export { setCaseSeverity } from "./set-case-severity.ts";
export { snoozeCase } from "./snooze-case.ts";
export { type Split, splitCase } from "./split-case.ts";
export { type Unmerge, unmergeCase } from "./unmerge-case.ts";
export { type CaseChange, updateCase } from "./update-case.ts";
export { visibilityOfCase, visibilityOfEvents } from "./visibility-of-events.ts";
export { provideWordSearch, type WordSearch } from "./word-search.ts";
