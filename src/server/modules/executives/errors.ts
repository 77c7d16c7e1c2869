import { defineError } from "../../kernel/errors.ts";

export const personUnfit = defineError(
  "executives.person_unfit",
  "invalid",
  "Person {id} is not on the staff any more, or never was.",
);
export const teamUnfit = defineError("executives.team_unfit", "invalid", "There is no such team, or it is archived.");
