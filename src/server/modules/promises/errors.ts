import { defineError } from "../../kernel/errors.ts";

export const promiseNotFound = defineError("promises.not_found", "not_found", "There is no promise {id}.");
export const promiseSettled = defineError(
  "promises.settled",
  "conflict",
  "This promise is no longer open: it is {state}.",
);
export const alreadyDue = defineError(
  "promises.already_due",
  "conflict",
  "This promise was due at {dueAt}. What is due can be kept late, but no longer moved or waived.",
);
export const dueInThePast = defineError("promises.due_in_the_past", "invalid", "Choose a time that is still to come.");
export const dueBeforeWindow = defineError(
  "promises.due_before_window",
  "invalid",
  "It is to happen by {dueAt}, but not before {notBefore}.",
);
export const termNeeded = defineError(
  "promises.term_needed",
  "invalid",
  "Say by when: a time, or an amount of working time – one of the two.",
);
export const kindByPolicy = defineError(
  "promises.kind_by_policy",
  "invalid",
  "Promises of the kind {kind} are made by the policies alone.",
);
export const keptByFacts = defineError(
  "promises.kept_by_facts",
  "invalid",
  "Promises of the kind {kind} are kept by what happened – an answer, a solution, a call that was answered – not by hand.",
);
export const calendarNotFound = defineError("calendars.not_found", "not_found", "There is no calendar {id}.");
export const calendarNameTaken = defineError(
  "calendars.name_taken",
  "conflict",
  "There is a calendar named {name} already.",
);
export const calendarIsDefault = defineError(
  "calendars.is_default",
  "conflict",
  "Everything that names no calendar goes by this one. Make another the default first.",
);
export const calendarArchived = defineError("calendars.archived", "conflict", "The calendar {name} is archived.");
export const stepNotRung = defineError("promises.step_not_rung", "conflict", "Step {step} has not rung yet.");
