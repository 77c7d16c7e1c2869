import { Type } from "typebox";
import { Id, Locale } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const feedbackGiven = defineEvent(
  "help.feedback_given",
  "A reader said whether an article helped, or changed what they had said.",
  Type.Object({ articleId: Id, locale: Locale, version: Type.Integer(), helpful: Type.Boolean() }),
);
