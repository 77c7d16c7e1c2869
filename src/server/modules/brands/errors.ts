import { defineError } from "../../kernel/errors.ts";

export const nameTaken = defineError("brands.name_taken", "conflict", "There is a brand named {name} already.");
