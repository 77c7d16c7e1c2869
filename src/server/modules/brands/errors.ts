import { defineError } from "../../kernel/errors.ts";

export const hostTaken = defineError(
  "brands.host_taken",
  "conflict",
  "The pages of another brand stand on {host} already.",
);
export const nameTaken = defineError("brands.name_taken", "conflict", "There is a brand named {name} already.");
