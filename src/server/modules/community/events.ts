import { Type } from "typebox";
import { Id, NullableId } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

const Post = { postId: Id, questionId: Id, kind: Type.String(), memberId: NullableId, staffId: NullableId };

export const postPublished = defineEvent(
  "community.post_published",
  "A question, an answer or a comment can be read by everybody.",
  Type.Object(Post),
);

export const postHeld = defineEvent(
  "community.post_held",
  "A post waits for somebody of us before it can be read.",
  Type.Object({ ...Post, heldFor: Type.String() }),
);

export const postReported = defineEvent(
  "community.post_reported",
  "Somebody says that a post should not be there.",
  Type.Object({ ...Post, reason: Type.String() }),
);

export const answerAccepted = defineEvent(
  "community.answer_accepted",
  "Whoever asked says that an answer solved it.",
  Type.Object({ questionId: Id, postId: Id }),
);

export const postModerated = defineEvent(
  "community.post_moderated",
  "Somebody of us hid a post, let it in, closed it or marked it.",
  Type.Object({ ...Post, act: Type.String() }),
);
