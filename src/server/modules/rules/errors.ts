import { defineError } from "../../kernel/errors.ts";

export const ruleNotFound = defineError("rules.not_found", "not_found", "There is no rule {id}.");
export const versionNotFound = defineError(
  "rules.version_not_found",
  "not_found",
  "The rule has no version {version}.",
);
export const firingNotFound = defineError("rules.firing_not_found", "not_found", "There is no firing {id}.");
export const nothingToRetry = defineError("rules.nothing_to_retry", "conflict", "No action of this firing failed.");
export const wordsNotAsked = defineError(
  "rules.words_in_query",
  "invalid",
  "{field}: a rule finds words in what the customer wrote, not in the whole case. Give “{words}” as a condition of the event.",
);
export const nobodyAsks = defineError(
  "rules.query_of_nobody",
  "invalid",
  "{field}: “{value}” means whoever looks, and nobody looks when a rule fires. Name a person or a team.",
);
export const timeInTimer = defineError(
  "rules.time_in_timer",
  "invalid",
  "{field}: “{value}” changes with time alone. The time of a timer is what it counts.",
);
export const targetUnknown = defineError("rules.target_unknown", "invalid", "{field}: there is no such {what}.");
export const personMissing = defineError("rules.person_missing", "invalid", "{field}: say who is told.");
export const webhookNotFound = defineError("rules.webhook_not_found", "not_found", "There is no webhook {id}.");
export const webhookOff = defineError("rules.webhook_off", "conflict", "The webhook is switched off.");
export const actionBroke = defineError(
  "rules.action_broke",
  "unavailable",
  "The action could not be done: try it again.",
);
