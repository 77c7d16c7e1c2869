/**
 * What the desk tells a person by name: a promise that rings, a case that became theirs, an answer, mail that came back.
 *
 * GET  /api/v1/notifications          signed-in   Notifications ?unread=&kind=&promiseId=&cursor=&limit=   (newest first)
 * POST /api/v1/notifications/read     signed-in   ReadNotifications → UnreadCount
 * POST /api/v1/notifications/acknowledge   signed-in   AcknowledgeRing → Acknowledgement (only who was rung)
 */
import { type Static, Type } from "typebox";
import { Id, Locale, NullableId, NullableRef, NullableText, NullableTime, PageQuery, Time } from "./common.ts";

export const notificationKinds = [
  /** a promise of yours is due soon */
  "promise_due_soon",
  /** a promise was broken: yours, or one that climbed to you */
  "promise_broken",
  /** a case became yours */
  "case_assigned",
  /** the customer wrote about a case of yours */
  "customer_replied",
  /** mail about a case of yours could not be sent, or came back */
  "delivery_failed",
  /** somebody asks you to take a case over */
  "case_offered",
  /** a case that you offered stays with its owner: declined, or not answered in time */
  "offer_returned",
  /** a case went to somebody else because nothing was done in it */
  "case_lost",
  /** somebody sent a form of which you are told */
  "form_received",
  /** a customer says that what was promised did not happen: yours to judge, or a promise of yours */
  "promise_disputed",
  /** a case is high by its severity */
  "case_serious",
  /** a case is critical by its severity */
  "case_critical",
  /** you are asked to apologise to a customer by name */
  "apology_asked",
  /** a customer took, countered or declined an offer on their page */
  "settlement_answered",
  /** a customer was unhappy with how it ended */
  "customer_unhappy",
  /** a rule tells you something about a case */
  "rule_told",
  /** a rule fires in a case again and again, and was stopped there */
  "rule_stopped",
  /** something is to be given to a customer that needs a second person */
  "remedy_waiting",
  /** what you wanted to give was approved or refused */
  "remedy_decided",
  /** a partner answered a claim */
  "claim_answered",
  /** a partner asks for more time to answer a claim */
  "claim_time_asked",
  /** a partner handed in papers about a claim */
  "claim_files_added",
  /** a draft waits for a look by somebody who may publish */
  "article_review_asked",
  /** a reviewer published what you asked to be looked at */
  "article_published",
  /** a reviewer sent an article of yours back */
  "article_returned",
  /** an article of yours expires soon */
  "article_expiring",
  /** a reader says what was missing in an article of yours */
  "article_feedback",
  /** an article of yours has expired, and nobody outside finds it */
  "article_expired",
] as const;
export const NotificationKind = Type.Unsafe<NotificationKind>(
  Type.Union(notificationKinds.map((kind) => Type.Literal(kind))),
);
export type NotificationKind = (typeof notificationKinds)[number];

export const NotificationView = Type.Object({
  id: Id,
  at: Time,
  kind: NotificationKind,
  /** null when there is none, or it is no longer yours to see */
  case: Type.Union([Type.Object({ id: Id, subject: Type.String() }), Type.Null()]),
  customer: NullableRef,
  promise: Type.Union([
    Type.Object({
      id: Id,
      kind: Type.String(),
      dueAt: NullableTime,
      /** why it reached you: whom the step was for, as `LadderStep` has it */
      rung: Type.String(),
      /** it had to ring before, while nothing was running */
      late: Type.Boolean(),
      /** which step of the ladder, from 0; null in those of before it was kept */
      step: Type.Union([Type.Integer(), Type.Null()]),
      ringsAt: NullableTime,
      /** who said "I have it" to this step, and when */
      acknowledged: Type.Union([Type.Object({ at: Time, by: NullableText }), Type.Null()]),
    }),
    Type.Null(),
  ]),
  /** the article it is about, in which language */
  article: Type.Union([Type.Object({ id: Id, locale: Type.Union([Locale, Type.Null()]) }), Type.Null()]),
  /** the message it is about */
  messageId: NullableId,
  /** who did it, where a person did */
  actor: NullableRef,
  /** what a provider said of mail that did not arrive */
  detail: NullableText,
  readAt: NullableTime,
});
export type NotificationView = Static<typeof NotificationView>;

export const ListNotifications = Type.Object({
  ...PageQuery.properties,
  unread: Type.Optional(Type.Boolean()),
  kind: Type.Optional(NotificationKind),
  promiseId: Type.Optional(Id),
});

/** Counts stop at 100, which is shown as "99+". */
export const UnreadCount = Type.Object({ unread: Type.Integer() });
export const Notifications = Type.Object({
  items: Type.Array(NotificationView),
  next: NullableText,
  unread: Type.Integer(),
});
export type Notifications = Static<typeof Notifications>;

export const ReadNotifications = Type.Union([
  /** `read: false` puts them back among the unread */
  Type.Object({ ids: Type.Array(Id, { minItems: 1, maxItems: 500 }), read: Type.Optional(Type.Boolean()) }),
  Type.Object({ all: Type.Literal(true) }),
]);
export type ReadNotifications = Static<typeof ReadNotifications>;
