import { defineError } from "../../kernel/errors.ts";

export const personUnfit = defineError(
  "executives.person_unfit",
  "invalid",
  "Person {id} is not on the staff any more, or never was.",
);
export const hasMailbox = defineError(
  "executives.has_mailbox",
  "conflict",
  "Customers still write to this executive (mailboxes: {mailboxes}, open letters: {letters}). Name another executive who takes over.",
);
export const heirUnfit = defineError(
  "executives.heir_unfit",
  "invalid",
  "Whoever takes over must be another executive.",
);
export const teamUnfit = defineError("executives.team_unfit", "invalid", "There is no such team, or it is archived.");
