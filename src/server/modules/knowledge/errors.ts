import { defineError } from "../../kernel/errors.ts";

export const articleUnknown = defineError("knowledge.article_unknown", "not_found", "There is no article {id}.");
export const editionUnknown = defineError(
  "knowledge.edition_unknown",
  "not_found",
  "Article {id} is not written in {locale} yet.",
);
export const draftOutdated = defineError(
  "knowledge.draft_outdated",
  "conflict",
  "Somebody else has saved this draft since you opened it.",
);
export const nothingToPublish = defineError(
  "knowledge.nothing_to_publish",
  "conflict",
  "Nothing is written here that is not published.",
);
export const addressTaken = defineError(
  "knowledge.address_taken",
  "conflict",
  "Another article has the address {slug} already.",
);
