/** The front door of conversations: messages in and out, on whatever channel. */

export { accountRefs } from "./account-refs.ts";
export { type AddedMessage, addIncoming, type NewIncoming, type StoredFile } from "./add-incoming.ts";
export { addNote, type NewNote } from "./add-note.ts";
export { type AnswerInCase, answersInCase } from "./answers-in-case.ts";
export { type AskedCount, type AskedQuery, type AskedRow, askedAnswers, countAsked } from "./asked-answers.ts";
export { type CaseAccess, type CaseSubject, provideCaseAccess } from "./case-access.ts";
export { casesOfMessages } from "./cases-of-messages.ts";
export { accountHealth } from "./channel-accounts/account-health.ts";
export { accountOfHook, noteHookHealth } from "./channel-accounts/account-of-hook.ts";
export { type AccountFacts, accountsFor, accountsOfChannel, getAccount } from "./channel-accounts/accounts-for.ts";
export { connectSimulator } from "./channel-accounts/connect-simulator.ts";
export { hookUrlOf } from "./channel-accounts/hook-url.ts";
export { adapterPorts } from "./channel-accounts/lookup-for.ts";
export { makeReceiverPorts } from "./channel-accounts/make-receiver-ports.ts";
export { type Chat, chatsOf } from "./chats-of.ts";
export { type ContactsOfCase, contactsOfCases } from "./contacts-of-cases.ts";
export { type ConversationOfCase, conversationsOfCases } from "./conversations-of-cases.ts";
export { conversationsOfCustomers } from "./customer-facet.ts";
export {
  accountChanged,
  messageBounced,
  messageCancelled,
  messageDelivered,
  messageFailed,
  messageLost,
  messageReceived,
  messageScheduled,
  messageSent,
  messageUndone,
  messageWritten,
  noteAdded,
  pagesRead,
} from "./events.ts";
export { keepUpload, type UploadOwner } from "./files/keep-upload.ts";
export { receiveUpload } from "./files/receive-upload.ts";
export { resolveUploads } from "./files/resolve-uploads.ts";
export { sniffType } from "./files/sniff-type.ts";
export { findIncoming, type IncomingFacts } from "./find-incoming.ts";
export { findKnownMessages, type KnownMessage } from "./find-known-messages.ts";
export { findWritten, type WrittenFacts } from "./find-written.ts";
export { heardFrom } from "./heard-from.ts";
export { type Browser, hearWriting, tellWriting } from "./heard-writing.ts";
export { type LastWords, lastIncomingOf, lastWordsOf } from "./last-words.ts";
export { lostAmong } from "./lost-among.ts";
export { type Maybe, maybesOfCases } from "./maybes-of-cases.ts";
export { messageContents } from "./message-contents.ts";
export { type MessageToSearch, messagesToSearch } from "./messages-to-search.ts";
export { type MessageToSplit, messagesToSplit } from "./messages-to-split.ts";
export { moveCaseMessages } from "./move-case-messages.ts";
export { moveMessages } from "./move-messages.ts";
export { moveMessagesBack } from "./move-messages-back.ts";
export { newestSaid } from "./newest-said.ts";
export { noteMaybeOf } from "./note-maybe-of.ts";
export { attachedAmong, forgetRaw } from "./raw-of-messages.ts";
export { attachmentForCustomer, type OpenedFile } from "./reading/attachment-for-customer.ts";
export { attachmentInChat, type ChatLine, type ChatOf, chatLines, chatOf, undeliveredInChat } from "./reading/chat.ts";
export { cleanFileName } from "./reading/content-disposition.ts";
export { filesOfMessages } from "./reading/files-of-messages.ts";
export { type LatestMessage, latestMessages } from "./reading/latest-messages.ts";
export { messagesForCustomer, type PortalMessages } from "./reading/messages-for-customer.ts";
export { openFile } from "./reading/open-file.ts";
export { type ReceivingAccounts, receivingAccounts } from "./receiving-accounts.ts";
export { applyReport, type ReportedMessage } from "./sending/apply-report.ts";
export { HIDDEN, type HiddenWord } from "./sending/hidden-word.ts";
export { type OutboxFigures, outboxFigures } from "./sending/outbox-figures.ts";
export { noticeWay, privateWay } from "./sending/private-way.ts";
export { ownAddresses, type ReplyTarget, replyTargets, type Way } from "./sending/reply-targets.ts";
export { type MessageToSend, sendMessage } from "./sending/send-message.ts";
export { type MessageOutsideCases, sendOutsideCases, sendOutsideNow } from "./sending/send-outside-cases.ts";
export { provideSolvingRule } from "./solving-rule.ts";
export { addCallMade, type CallMade, noteSpoken } from "./spoken.ts";
export { keptByMessages } from "./store/answer-promises.ts";
export { contactsOfCase, type Story, storyOfCase } from "./story-of-case.ts";
export { anonymousIn, countSubmissions, type Submission, submissionsOf } from "./submissions.ts";
export { answeredTogether, unansweredSinceOf } from "./unanswered-since.ts";
export { acknowledgementsSince, lastSaidAt, lastWordAt, lockAddress } from "./what-we-said.ts";
export { type SaidInCase, wordsOfCases } from "./words-of-cases.ts";
