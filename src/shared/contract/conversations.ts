/**
 * Messages, drafts, sending, the outbox.
 *
 * GET    /api/v1/cases/:id/messages        cases:read     page(MessageView), oldest first; ?before= for earlier ones
 * POST   /api/v1/cases/:id/reply           cases:reply    SendReply → MessageView (state scheduled; undo until sendAt)
 * POST   /api/v1/cases/:id/notes           cases:note     AddNote → MessageView
 * POST   /api/v1/messages/:id/undo         cases:reply    → UndoneMessage (what was typed comes back)
 * POST   /api/v1/messages/:id/retry        outbox:retry   → MessageView
 * POST   /api/v1/messages/:id/cancel       outbox:retry   → MessageView
 * GET    /api/v1/messages/:id/html         cases:read     text/html, sanitised; ?images=1 lets remote images in
 * GET    /api/v1/messages/:id/raw          cases:read     message/rfc822 as it came
 * GET    /api/v1/attachments/:id           cases:read     the file (Content-Disposition: attachment unless a safe image)
 * DELETE /api/v1/messages/:id/file-links   cases:reply    Done (files that went out as addresses open no more)
 * POST   /api/v1/uploads                   cases:reply    multipart file → Upload
 * GET    /api/v1/cases/:id/draft           cases:reply    DraftView | null
 * PUT    /api/v1/cases/:id/draft           cases:reply    SaveDraft → DraftView
 * DELETE /api/v1/cases/:id/draft           cases:reply    Done
 * GET    /api/v1/outbox                    outbox:read    page(OutboxRow) ?state=waiting|failed|bounced|sent
 */
import { type Static, Type } from "typebox";
import { Id, NullableId, NullableRef, NullableText, NullableTime, Time } from "./common.ts";
import { SubmittedForm } from "./forms.ts";
import { PromiseInAnswer, VagueOverride } from "./next-dates.ts";
import { TemplateChoice, UsedTemplate } from "./templates.ts";

export const AttachmentView = Type.Object({
  id: Id,
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
  inline: Type.Boolean(),
  contentId: NullableText,
  url: Type.String(),
  /** what a machine read on it: a guess, and nobody's words */
  machineWords: Type.Optional(Type.String()),
});
export type AttachmentView = Static<typeof AttachmentView>;

export const Address = Type.Object({ address: Type.String({ maxLength: 254 }), name: NullableText });
export type Address = Static<typeof Address>;
export const Recipients = Type.Object({ to: Type.Array(Address), cc: Type.Array(Address), bcc: Type.Array(Address) });
export type Recipients = Static<typeof Recipients>;

export const deliveryStates = [
  "scheduled",
  "queued",
  "sending",
  "sent",
  "delivered",
  "read",
  "bounced",
  "failed",
  "cancelled",
] as const;
export const DeliveryState = Type.Enum([...deliveryStates]);
export type DeliveryState = Static<typeof DeliveryState>;

/** Why a message that named no other is thought to be about a case: what its reader checks it by. */
export const JoinReason = Type.Object({
  /** the same chat; the same order or parcel number; the same words; it only asks for an answer */
  by: Type.Enum(["chat", "number", "words", "chaser"]),
  number: Type.Optional(Type.String()),
  words: Type.Optional(Type.Array(Type.String())),
  /** how alike the words are, from 0 to 1 */
  score: Type.Optional(Type.Number()),
});
export type JoinReason = Static<typeof JoinReason>;
/** The case that a message which opened one probably belongs to as well. */
export const MaybeOf = Type.Object({ caseId: Id, ...JoinReason.properties });
export type MaybeOf = Static<typeof MaybeOf>;

export const MessageView = Type.Object({
  id: Id,
  caseId: Id,
  conversationId: NullableId,
  channel: Type.String(),
  account: NullableRef,
  direction: Type.Union([Type.Literal("in"), Type.Literal("out"), Type.Literal("note")]),
  kind: Type.String(),
  subject: NullableText,
  sender: Type.Union([Address, Type.Null()]),
  recipients: Recipients,
  ourRole: NullableText,
  text: Type.String(),
  quotedText: NullableText,
  signatureText: NullableText,
  hasHtml: Type.Boolean(),
  hasRaw: Type.Boolean(),
  autoReply: NullableText,
  language: NullableText,
  problems: Type.Array(Type.Object({ code: Type.String(), detail: Type.Optional(Type.String()) })),
  author: NullableRef,
  attachments: Type.Array(AttachmentView),
  /** null for incoming messages and notes */
  delivery: Type.Union([
    Type.Object({
      state: DeliveryState,
      error: NullableText,
      sendAt: NullableTime,
      sentAt: NullableTime,
      attempts: Type.Array(Type.Object({ at: Time, outcome: Type.String(), detail: NullableText })),
    }),
    Type.Null(),
  ]),
  /** why it was put into this case by itself; null where it named the case, opened it, or a person put it there */
  joined: Type.Union([JoinReason, Type.Null()]),
  maybeOf: Type.Union([MaybeOf, Type.Null()]),
  /** what was sent by a form, field by field, as the form was then */
  form: Type.Union([SubmittedForm, Type.Null()]),
  /** the channel's template it was written by; `text` is what that made of the values */
  template: Type.Union([UsedTemplate, Type.Null()]),
  writtenAt: NullableTime,
  createdAt: Time,
});
export type MessageView = Static<typeof MessageView>;

export const Upload = Type.Object({
  sha256: Type.String(),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
});
export type Upload = Static<typeof Upload>;

/** What a person types; also the shape of a draft. */
export const DraftBody = Type.Object({
  kind: Type.Union([Type.Literal("reply"), Type.Literal("note")]),
  text: Type.String({ maxLength: 100_000 }),
  to: Type.Optional(Type.Array(Address)),
  cc: Type.Optional(Type.Array(Address)),
  bcc: Type.Optional(Type.Array(Address)),
  subject: Type.Optional(Type.String({ maxLength: 500 })),
  attachments: Type.Optional(Type.Array(Upload)),
  template: Type.Optional(TemplateChoice),
});
export type DraftBody = Static<typeof DraftBody>;
export const DraftView = Type.Object({ body: DraftBody, updatedAt: Time });
export type DraftView = Static<typeof DraftView>;
/** `basedOn`: the `updatedAt` of the draft that was changed; a newer one of another window is then not overwritten */
export const SaveDraft = Type.Object({ ...DraftBody.properties, basedOn: Type.Optional(NullableTime) });
export type SaveDraft = Static<typeof SaveDraft>;

/** A way to write to a customer: to whom, by which of our accounts, and what its channel makes of it. */
export const ReplyWay = Type.Object({
  accountId: NullableId,
  channel: Type.String(),
  to: Type.Array(Address),
  cc: Type.Array(Address),
  subject: NullableText,
  canSend: Type.Boolean(),
  /** each message costs money */
  paid: Type.Boolean(),
  /** everybody can read what is answered this way */
  public: Type.Boolean(),
  copies: Type.Boolean(),
  attachments: Type.Boolean(),
  /** files go as addresses below the words, where the channel carries none or not this kind */
  filesAsLinks: Type.Boolean(),
  /** characters of one message; longer texts go out in several where `splits` */
  maxLength: Type.Union([Type.Integer(), Type.Null()]),
  /** `maxLength` counts bytes of UTF-8, of which a Chinese character takes three */
  lengthInBytes: Type.Boolean(),
  splits: Type.Boolean(),
  /** what a text is billed by, where that is neither a message nor a letter */
  countedAs: Type.Union([Type.Literal("sms"), Type.Null()]),
  /** the customer wants to be written to no more on this channel */
  optedOut: Type.Boolean(),
  /** it knows templates, which may go out also when the session is closed */
  templates: Type.Boolean(),
  /** how long and how often the channel still lets us write; null where it does not limit that */
  session: Type.Union([
    Type.Object({
      open: Type.Boolean(),
      closesAt: NullableTime,
      left: Type.Union([Type.Integer(), Type.Null()]),
    }),
    Type.Null(),
  ]),
});
export type ReplyWay = Static<typeof ReplyWay>;

export const SendReply = Type.Object({
  /** left out where a template says it */
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 100_000 })),
  /** a template of the account, with what stands in its fields; no files and no other words go with it */
  template: Type.Optional(TemplateChoice),
  /** empty: to the customer, on the account of the last message */
  to: Type.Optional(Type.Array(Address, { maxItems: 50 })),
  cc: Type.Optional(Type.Array(Address, { maxItems: 50 })),
  bcc: Type.Optional(Type.Array(Address, { maxItems: 50 })),
  subject: Type.Optional(Type.String({ maxLength: 500 })),
  accountId: Type.Optional(Id),
  attachments: Type.Optional(Type.Array(Upload, { maxItems: 20 })),
  /** what the case becomes by it; the category's default status */
  thenCategory: Type.Optional(
    Type.Union([
      Type.Literal("open"),
      Type.Literal("waiting_customer"),
      Type.Literal("waiting_partner"),
      Type.Literal("solved"),
    ]),
  ),
  /** a repeated request with the same key sends once */
  idempotencyKey: Type.Optional(Type.String({ minLength: 8, maxLength: 100 })),
  /** the author knows that everybody can read it; wanted where the way is public */
  confirmPublic: Type.Optional(Type.Boolean()),
  /** made with the answer, or not at all; needs promises:make */
  promises: Type.Optional(Type.Array(PromiseInAnswer, { maxItems: 20 })),
  /** promises of the case that it keeps, once it is on its way; needs promises:make */
  keeps: Type.Optional(Type.Array(Id, { maxItems: 20 })),
  /** its author was asked for a date, and it goes without one */
  vagueOverride: Type.Optional(VagueOverride),
  /** its author was asked for a date, and gave one */
  dateAsked: Type.Optional(Type.Boolean()),
});
export type SendReply = Static<typeof SendReply>;
export const AddNote = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 100_000 }),
  attachments: Type.Optional(Type.Array(Upload, { maxItems: 20 })),
});
export type AddNote = Static<typeof AddNote>;
export const UndoneMessage = Type.Object({ draft: DraftBody });

export const OutboxRow = Type.Object({
  id: Id,
  caseId: Id,
  subject: NullableText,
  account: NullableRef,
  channel: Type.String(),
  recipients: Recipients,
  kind: Type.String(),
  state: DeliveryState,
  error: NullableText,
  attempts: Type.Integer(),
  lastAttemptAt: NullableTime,
  nextAttemptAt: NullableTime,
  createdAt: Time,
  author: NullableRef,
});
export type OutboxRow = Static<typeof OutboxRow>;
