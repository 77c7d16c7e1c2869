import type { RuleAction } from "../../../../../shared/contract/rules.ts";

/** What each kind of action begins as in the form. */
export const beginnings: { [K in RuleAction["do"]]: object } = {
  notify: { whom: "owner", words: "" },
  make_promise: { kind: "callback", words: "", time: "4h" },
  assign_team: {},
  assign_person: {},
  add_tags: { tags: [] },
  remove_tags: { tags: [] },
  set_priority: { priority: 3 },
  set_category: { category: "open" },
  reply: {},
  add_note: { text: "" },
  snooze: { time: "1d" },
  call_webhook: {},
};

export const actionKinds = Object.keys(beginnings) as readonly RuleAction["do"][];
