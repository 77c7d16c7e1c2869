import { defineError } from "../../kernel/errors.ts";

export const modelAddress = defineError(
  "models.address",
  "invalid",
  "Give an address without user name, query or fragment; http only for a server of your own (ALLOW_PRIVATE_HOSTS=all).",
);
export const modelMissing = defineError("models.missing", "conflict", "Save a model first.");
export const callUnknown = defineError("models.call_unknown", "not_found", "There is no call {id}.");
