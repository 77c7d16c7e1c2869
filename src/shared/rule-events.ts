/** What can set a rule off. Each is one reading of an event; which of which, says `modules/rules/policy.ts`. */
export const ruleEvents = [
  "case_opened",
  "case_reopened",
  "message_received",
  "answer_sent",
  "answer_lost",
  "note_added",
  "status_changed",
  "owner_changed",
  "priority_changed",
  "tag_added",
  "tag_removed",
  "promise_made",
  "promise_moved",
  "promise_kept",
  "promise_broken",
  "promise_disputed",
  "promise_waived",
  "severity_raised",
  "customer_unhappy",
] as const;
export type RuleEvent = (typeof ruleEvents)[number];

/** What a timer counts from. */
export const ruleClocks = ["condition", "word", "customer_word", "our_word", "status", "owner"] as const;
export type RuleClock = (typeof ruleClocks)[number];
