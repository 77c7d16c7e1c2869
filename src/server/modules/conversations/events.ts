import { type Static, Type } from "typebox";
import { Id, NullableId, NullableText, NullableTime, Time } from "../../../shared/contract/common.ts";
import { JoinReason } from "../../../shared/contract/conversations.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

export const messageReceived = defineEvent(
  "conversations.message_received",
  "A message came in and is part of a case. `autoReply` says that a machine wrote it, `isNewCase` that it opened the case.",
  Type.Object({
    messageId: Id,
    conversationId: NullableId,
    channel: Type.String(),
    /** message, own (from one of our own addresses), bounce */
    kind: Type.String(),
    autoReply: NullableText,
    isNewCase: Type.Boolean(),
    /** somebody else than the case's customer wrote it: a colleague in copy, a forwarded partner */
    thirdPerson: Type.Boolean(),
    ourRole: NullableText,
    /** why it was put into a case that it does not name */
    joined: Type.Optional(JoinReason),
    /** a call: what it says of it is ours, and who made it was told what happens next */
    spoken: Type.Optional(Type.Literal(true)),
  }),
);

export const pagesRead = defineEvent(
  "conversations.pages_read",
  "A machine read the pages of a message that came in: what it made of them can be found.",
  Type.Object({ messageId: Id, pages: Type.Integer() }),
);

export const maybeSame = defineEvent(
  "conversations.maybe_same",
  "A case may be about the same as another one of its customer, which was found out after both were opened.",
  Type.Object({ messageId: Id, otherCaseId: Id }),
);

/** What an answer may make of its case. */
const AnswerThen = Type.Enum(["open", "waiting_customer", "waiting_partner", "solved"]);
export type AnswerThen = Static<typeof AnswerThen>;

const MessageOut = {
  messageId: Id,
  /** reply, forward, acknowledgement, notice … */
  kind: Type.String(),
};

export const messageScheduled = defineEvent(
  "conversations.message_scheduled",
  "Somebody pressed send; until `sendAt` it can be undone.",
  Type.Object({ ...MessageOut, authorId: NullableId, sendAt: Time }),
);

export const messageUndone = defineEvent(
  "conversations.message_undone",
  "A message was taken back before it left; what was typed is a draft again.",
  Type.Object({ messageId: Id }),
);

export const sentUndated = defineEvent(
  "conversations.sent_undated",
  "An answer was sent that leaves its case open without a next date, though its author was asked for one.",
  Type.Object({
    messageId: Id,
    authorId: NullableId,
    teamId: NullableId,
    reason: NullableText,
    /** the words that put something off */
    wording: Type.Array(Type.String()),
  }),
);

export const messageWritten = defineEvent(
  "conversations.message_written",
  "A message is on its way: the time to undo it has passed. For a reply this is the moment the customer was answered.",
  Type.Object({
    ...MessageOut,
    authorId: NullableId,
    /** A machine wrote it; no promise to answer is kept by it. */
    automatic: Type.Boolean(),
    /** when its author sent it */
    at: Time,
    channel: Type.Optional(Type.String()),
    thenCategory: Type.Union([AnswerThen, Type.Null()]),
  }),
);

export const messageSent = defineEvent(
  "conversations.message_sent",
  "The provider took a message from us.",
  Type.Object({ ...MessageOut, attempts: Type.Integer() }),
);

export const messageDelivered = defineEvent(
  "conversations.message_delivered",
  "A receipt came: the message reached its recipient, or was read.",
  Type.Object({ ...MessageOut, state: Type.Union([Type.Literal("delivered"), Type.Literal("read")]) }),
);

export const messageFailed = defineEvent(
  "conversations.message_failed",
  "An attempt to send failed. `final`: it will not be tried again by itself, somebody must look.",
  Type.Object({
    ...MessageOut,
    authorId: NullableId,
    error: Type.String(),
    final: Type.Boolean(),
    nextAttemptAt: NullableTime,
  }),
);

export const messageBounced = defineEvent(
  "conversations.message_bounced",
  "A message came back: these recipients did not get it.",
  Type.Object({
    ...MessageOut,
    authorId: NullableId,
    recipients: Type.Array(Type.String()),
    detail: NullableText,
  }),
);

export const messageCancelled = defineEvent(
  "conversations.message_cancelled",
  "A message that had not left was taken out of the outbox: the customer never got it.",
  Type.Object({ ...MessageOut, authorId: NullableId }),
);

export const messageLost = defineEvent(
  "conversations.message_lost",
  "A message that was on its way reached none of those it was for. What it answered is unanswered, unless it is sent again.",
  Type.Object({
    ...MessageOut,
    authorId: NullableId,
    automatic: Type.Boolean(),
    /** what its author made of the case with it */
    thenCategory: Type.Union([AnswerThen, Type.Null()]),
    reason: Type.Union([Type.Literal("failed"), Type.Literal("bounced"), Type.Literal("cancelled")]),
    /** what the other side said */
    detail: NullableText,
  }),
);

export const noteAdded = defineEvent(
  "conversations.note_added",
  "An internal note was written.",
  Type.Object({ messageId: Id, authorId: NullableId }),
);

export const accountChanged = defineEvent(
  "conversations.account_changed",
  "A channel account was added, changed or switched off.",
  Type.Object({ accountId: Id, channel: Type.String(), active: Type.Boolean(), canSend: Type.Boolean() }),
);
