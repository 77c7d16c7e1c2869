import { type Static, Type } from "typebox";
import { CaseCategory } from "../../../shared/contract/cases.ts";
import { Id, NullableId, NullableText, NullableTime, Time } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

/** Why a case has the owner or team it has. */
export const AssignReason = Type.Enum([
  "by_hand",
  "taken",
  "answered",
  "created",
  "bulk",
  "macro",
  "round_robin",
  "same_owner",
  "owner_left",
  "handed_over",
  "accepted",
  "silent",
  "rule",
  "robot",
]);
export type AssignReason = Static<typeof AssignReason>;

export const caseOpened = defineEvent(
  "cases.opened",
  "A case was opened, by a customer's message or by a person for a customer.",
  Type.Object({
    channel: Type.String(),
    brandId: Id,
    teamId: NullableId,
    ownerId: NullableId,
    priority: Type.Integer(),
    tags: Type.Array(Type.String()),
    /** question, complaint, executive */
    kind: Type.Optional(Type.String()),
    splitFrom: Type.Optional(Id),
  }),
);

export const caseAssigned = defineEvent(
  "cases.assigned",
  "A case got another owner or team; `reason` and `details` say why it was this one.",
  Type.Object({
    ownerId: NullableId,
    teamId: NullableId,
    fromOwnerId: NullableId,
    fromTeamId: NullableId,
    reason: AssignReason,
    /** what the choice was made from: loads, who was passed over and why */
    details: Type.Record(Type.String(), Type.Unknown()),
  }),
);

export const caseUnansweredAgain = defineEvent(
  "cases.unanswered_again",
  "A person's answer reached nobody, so that the customer waits for our word again.",
  Type.Object({
    messageId: Id,
    authorId: NullableId,
    /** since when the customer waits */
    since: Time,
    reason: Type.Union([Type.Literal("failed"), Type.Literal("bounced"), Type.Literal("cancelled")]),
    /** what the other side said */
    detail: NullableText,
  }),
);

export const caseUpdated = defineEvent(
  "cases.updated",
  "Subject, priority or brand of a case changed: each with what it was and what it is. By a person, or for a reason that is told.",
  Type.Object({
    changes: Type.Record(Type.String(), Type.Object({ from: Type.Unknown(), to: Type.Unknown() })),
    /** the rule that did it: the customer came again before we answered */
    reason: Type.Optional(Type.Literal("repeat")),
    /** what the customer did since our last answer */
    repeat: Type.Optional(
      Type.Object({ contacts: Type.Integer(), channels: Type.Array(Type.String()), firstAnswerOwed: Type.Boolean() }),
    ),
  }),
);

export const caseStatusChanged = defineEvent(
  "cases.status_changed",
  "The status of a case changed. Told for every change, also those that have an event of their own.",
  Type.Object({ from: CaseCategory, to: CaseCategory, statusId: Id, by: Type.String() }),
);

export const caseReopened = defineEvent(
  "cases.reopened",
  "A solved or closed case is open again: by the customer's message, by a person, or because our answer did not arrive.",
  Type.Object({
    from: CaseCategory,
    by: Type.Union([Type.Literal("customer"), Type.Literal("staff"), Type.Literal("answer_lost")]),
  }),
);

export const caseSolved = defineEvent(
  "cases.solved",
  "We hold the case for solved. It closes by itself at `closesAt` unless the customer writes.",
  Type.Object({ closesAt: Time }),
);

export const caseClosed = defineEvent(
  "cases.closed",
  "A case was closed: by a person, by the rule the customer was told about, or by the customer's word.",
  Type.Object({ by: Type.Union([Type.Literal("staff"), Type.Literal("rule"), Type.Literal("customer")]) }),
);

export const caseMergedInto = defineEvent(
  "cases.merged",
  "Two cases became one. Told of both; `before` and the lists hold what is needed to take them apart again.",
  Type.Object({
    fromCaseId: Id,
    intoCaseId: Id,
    messageIds: Type.Array(Id),
    conversationIds: Type.Array(Id),
    promiseIds: Type.Array(Id),
    /** the row of the case that was merged away and of the one that stays, as they were */
    before: Type.Object({
      from: Type.Record(Type.String(), Type.Unknown()),
      into: Type.Record(Type.String(), Type.Unknown()),
    }),
  }),
);

export const caseUnmerged = defineEvent(
  "cases.unmerged",
  "A case that was merged into another is a case of its own again, with what it had brought along. Told of both.",
  Type.Object({ fromCaseId: Id, intoCaseId: Id, messageIds: Type.Array(Id), promiseIds: Type.Array(Id) }),
);

export const caseToldApart = defineEvent(
  "cases.told_apart",
  "Somebody said that two cases are about two matters, or that they may be one after all. Told of both.",
  Type.Object({ otherId: Id, apart: Type.Boolean() }),
);

export const caseSplit = defineEvent(
  "cases.split",
  "Messages of a case became a case of their own. Told of both.",
  Type.Object({ fromCaseId: Id, intoCaseId: Id, messageIds: Type.Array(Id) }),
);

export const caseSnoozed = defineEvent(
  "cases.snoozed",
  "A case was put aside until a time.",
  Type.Object({ until: Time, before: NullableTime }),
);

export const caseWoken = defineEvent(
  "cases.woken",
  "A case that was put aside is back: its time came, the customer wrote, a person brought it back, or our answer did not arrive.",
  Type.Object({
    why: Type.Union([
      Type.Literal("time"),
      Type.Literal("customer"),
      Type.Literal("staff"),
      Type.Literal("answer_lost"),
    ]),
    snoozedUntil: Time,
  }),
);

export const caseTagged = defineEvent(
  "cases.tagged",
  "Tags of a case were added or taken away.",
  Type.Object({ added: Type.Array(Type.String()), removed: Type.Array(Type.String()) }),
);
