import { defineError } from "../../kernel/errors.ts";

export const wrongCredentials = defineError(
  "accounts.wrong_credentials",
  "unauthenticated",
  "The e-mail address or the password is wrong.",
);
export const wrongCode = defineError("accounts.wrong_code", "unauthenticated", "This code is wrong.");
export const challengeOver = defineError(
  "accounts.challenge_over",
  "unauthenticated",
  "The time for the code is over, or too many were tried. Sign in again.",
);
export const codeLocked = defineError(
  "accounts.code_locked",
  "limited",
  "Too many wrong codes. Try again in a quarter of an hour.",
);
export const inactive = defineError("accounts.inactive", "forbidden", "This account is switched off.");
export const wrongPassword = defineError("accounts.wrong_password", "invalid", "The present password is wrong.");
export const twoFactorState = defineError(
  "accounts.two_factor_state",
  "conflict",
  "The second step is not in the state for this.",
);
export const signInRefused = defineError("accounts.sign_in_refused", "invalid", "This was refused: {reason}");
export const setupDone = defineError(
  "accounts.setup_done",
  "conflict",
  "This desk has its first administrator already.",
);
export const setupCodeWrong = defineError(
  "accounts.setup_code_wrong",
  "forbidden",
  "This is not the set-up code that Keepword printed when it started.",
);
export const emailTaken = defineError("accounts.email_taken", "conflict", "{email} belongs to somebody here already.");
export const teamNameTaken = defineError(
  "accounts.team_name_taken",
  "conflict",
  "There is a team named {name} already.",
);
export const roleNameTaken = defineError(
  "accounts.role_name_taken",
  "conflict",
  "There is a role named {name} already.",
);
export const lastAdmin = defineError(
  "accounts.last_admin",
  "conflict",
  "{name} is the last active administrator. Make somebody else one first.",
);
export const lastTeam = defineError("accounts.last_team", "conflict", "A desk needs at least one team.");
export const beyondOwn = defineError("accounts.beyond_own", "forbidden", "Nobody gives what they lack: {permissions}.");
export const strongerThanYou = defineError(
  "accounts.stronger_than_you",
  "forbidden",
  "{name} may do what you may not ({permissions}), so this is not yours to change.",
);
export const adminRoleFixed = defineError(
  "accounts.admin_role_fixed",
  "conflict",
  "The administrators' role always holds every permission.",
);
export const builtInRole = defineError("accounts.built_in_role", "conflict", "A built-in role cannot be deleted.");
export const roleInUse = defineError(
  "accounts.role_in_use",
  "conflict",
  "{members} people have this role. Give them another first.",
);
export const peopleOnly = defineError("accounts.people_only", "forbidden", "This is for people, not for API keys.");
