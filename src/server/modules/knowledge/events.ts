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
