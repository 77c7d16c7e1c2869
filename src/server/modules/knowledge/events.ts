import { Type } from "typebox";
import { Id, Locale } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

const Edition = Type.Object({ articleId: Id, editionId: Id, locale: Locale, version: Type.Integer() });

export const editionPublished = defineEvent(
  "knowledge.published",
  "A version of an article was published in a language.",
  Edition,
);
export const editionWithdrawn = defineEvent(
  "knowledge.withdrawn",
  "An article is not shown any more in a language.",
  Edition,
);

const Article = { articleId: Id };

export const articleCreated = defineEvent(
  "knowledge.created",
  "An article was written down.",
  Type.Object({ ...Article, locale: Locale }),
);
export const articleChanged = defineEvent(
  "knowledge.changed",
  "What is true of an article in every language was changed: its category, readers, brands, products, owner or day.",
  Type.Object({ ...Article, fields: Type.Array(Type.String()) }),
);
export const draftSaved = defineEvent(
  "knowledge.draft_saved",
  "What is being written of an article was saved.",
  Type.Object({ ...Article, editionId: Id, locale: Locale, revision: Type.Integer() }),
);
export const reviewAsked = defineEvent(
  "knowledge.review_asked",
  "Somebody asks for a look at a draft before it is published.",
  Type.Object({ ...Article, editionId: Id, locale: Locale }),
);
export const draftReturned = defineEvent(
  "knowledge.draft_returned",
  "A reviewer sent a draft back with a note.",
  Type.Object({ ...Article, editionId: Id, locale: Locale }),
);
export const articleArchivedEvent = defineEvent(
  "knowledge.archived",
  "An article was put into the archive: nobody outside finds it.",
  Type.Object(Article),
);
export const articleUnarchived = defineEvent(
  "knowledge.unarchived",
  "An article was taken out of the archive.",
  Type.Object(Article),
);
export const addressMoved = defineEvent(
  "knowledge.address_moved",
  "An article has another address in a language; the old one leads to it.",
  Type.Object({ ...Article, locale: Locale, from: Type.String(), to: Type.String() }),
);
export const categoriesChanged = defineEvent(
  "knowledge.categories_changed",
  "A category was added, changed, moved or deleted.",
  Type.Object({ categoryId: Type.Union([Id, Type.Null()]) }),
);
