import { defineError } from "../../kernel/errors.ts";

export const messageNotFound = defineError("conversations.message_not_found", "not_found", "There is no message {id}.");
export const attachmentNotFound = defineError(
  "conversations.attachment_not_found",
  "not_found",
  "There is no attachment {id}.",
);
export const noRecipient = defineError("conversations.no_recipient", "invalid", "Say to whom this goes.");
export const addressWrong = defineError("conversations.address_wrong", "invalid", "{address} is not an address.");
export const ownAddress = defineError(
  "conversations.own_address",
  "invalid",
  "{address} is one of our own addresses: the message would come back to this desk.",
);
export const tooManyRecipients = defineError(
  "conversations.too_many_recipients",
  "invalid",
  "This channel takes one recipient and no copies.",
);
export const textTooLong = defineError(
  "conversations.text_too_long",
  "invalid",
  "This channel takes {limit} characters.",
);
export const messageTooLarge = defineError(
  "conversations.message_too_large",
  "too_large",
  "With its attachments the message has {size} bytes; this channel takes {limit}.",
);
export const attachmentsNotTaken = defineError(
  "conversations.attachments_not_taken",
  "invalid",
  "This channel takes no attachments.",
);
export const fileNotTaken = defineError(
  "conversations.file_not_taken",
  "invalid",
  "This channel does not take {name}; it takes {kinds}.",
);
export const uploadUnknown = defineError(
  "conversations.upload_unknown",
  "invalid",
  "The file {name} was not uploaded by you. Upload it again.",
);
export const uploadMissing = defineError("conversations.upload_missing", "invalid", "The request carries no file.");
export const undoTooLate = defineError("conversations.undo_too_late", "conflict", "The message is already on its way.");
export const notYours = defineError(
  "conversations.not_yours",
  "forbidden",
  "{author} wrote this; only they can take it back.",
);
export const notInOutbox = defineError(
  "conversations.not_in_outbox",
  "conflict",
  "A message that is {state} can be neither repeated nor cancelled.",
);
export const draftChanged = defineError(
  "conversations.draft_changed",
  "conflict",
  "This draft was changed in another window. Reload it first.",
);
export const caseMovedOn = defineError(
  "conversations.case_merged",
  "conflict",
  "Case {id} was merged into {target}. Answer there.",
);
export const publicUnconfirmed = defineError(
  "conversations.public_unconfirmed",
  "conflict",
  "Everybody can read what is answered here. Send it again with confirmPublic.",
);
export const nothingToAnswer = defineError(
  "conversations.nothing_to_answer",
  "invalid",
  "In public only what was asked there can be answered.",
);
export const addressTaken = defineError(
  "conversations.address_taken",
  "conflict",
  "{address} already belongs to the account {account}.",
);
export const carrierTaken = defineError(
  "conversations.carrier_taken",
  "conflict",
  "What comes to {address} already goes to the account {account}. Use another mailbox.",
);
export const cannotSend = defineError(
  "conversations.cannot_send",
  "conflict",
  "The account {account} is switched off or has no outgoing server.",
);
export const notInThatName = defineError(
  "conversations.not_in_that_name",
  "forbidden",
  "This letter is answered in its executive's name, and only by who may speak in it.",
);
export const noTemplates = defineError("conversations.no_templates", "invalid", "This channel knows no templates.");
export const templateUnknown = defineError(
  "conversations.template_unknown",
  "invalid",
  "The account has no template {id} in the language {language}.",
);
export const templateNotUsable = defineError(
  "conversations.template_not_usable",
  "conflict",
  "The template {name} cannot be sent now: it is {state}.",
);
export const templateValueWrong = defineError(
  "conversations.template_value_wrong",
  "invalid",
  "The value of {field} does not fit the template: {problem}.",
);
