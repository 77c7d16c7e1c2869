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
export const articleArchived = defineError(
  "knowledge.article_archived",
  "conflict",
  "Article {id} is archived: take it out of the archive first.",
);
export const versionUnknown = defineError("knowledge.version_unknown", "not_found", "There is no version {number}.");
export const addressWrong = defineError(
  "knowledge.address_wrong",
  "invalid",
  "An address has letters, digits and hyphens.",
);
export const categoryUnknown = defineError("knowledge.category_unknown", "not_found", "There is no category {id}.");
export const categoryTooDeep = defineError(
  "knowledge.category_too_deep",
  "invalid",
  "Categories have two levels: this one cannot stand below that one.",
);
export const categoryNameless = defineError("knowledge.category_nameless", "invalid", "A category needs a name.");
export const categoryHasParts = defineError(
  "knowledge.category_has_parts",
  "conflict",
  "Other categories stand below this one: move or delete them first.",
);
export const notInReview = defineError(
  "knowledge.not_in_review",
  "conflict",
  "Nobody asks for a look at this draft any more.",
);
export const publishedNeedsPublisher = defineError(
  "knowledge.published_needs_publisher",
  "forbidden",
  "Who may read a published article, and until when, changes whoever may publish.",
);
export const fileNotShown = defineError(
  "knowledge.file_not_shown",
  "invalid",
  "An article shows pictures (PNG, JPEG, GIF, WebP) and films (MP4, WebM) of at most 25 MB.",
);
export const fileUnknown = defineError("knowledge.file_unknown", "not_found", "There is no such picture.");
export const importUnreadable = defineError("knowledge.import_unreadable", "invalid", "This cannot be read: {reason}.");
export const synonymsChanged = defineError(
  "knowledge.synonyms_changed",
  "conflict",
  "Somebody else has changed these words since you opened them. Load the list again.",
);
