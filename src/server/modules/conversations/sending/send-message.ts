import type { Recipients } from "../../../../shared/contract/conversations.ts";
import type { UsedTemplate } from "../../../../shared/contract/templates.ts";
import { channelOf, channels, isPublic } from "../../../kernel/channel/index.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { makeMessageId } from "../../../kernel/reply-token.ts";
import type { StoredFile } from "../add-incoming.ts";
import { caseFor } from "../case-access.ts";
import { accountReaching } from "../channel-accounts/account-reaching.ts";
import { type AccountFacts, accountsFor, getAccount } from "../channel-accounts/accounts-for.ts";
import { nothingToAnswer } from "../errors.ts";
import { type AnswerThen, messageScheduled } from "../events.ts";
import { insertAttachments, newestConversations } from "../store/incoming.ts";
import { findAnswered, insertConversation, insertOutgoing, newestInThread } from "../store/outgoing.ts";
import { checkFits } from "./check-fits.ts";
import { composeBody } from "./compose-body.ts";
import { type HiddenWord, keepHiddenWord } from "./hidden-word.ts";
import { referencesOfAnswer } from "./policy.ts";
import { privately } from "./privately.ts";
import { scheduleSending } from "./schedule-sending.ts";

/** A message that is to go out. */
export type MessageToSend = {
  caseId: number;
  customerId: number;
  /** the thread it goes on with; left out: the case's newest on this account, else a new one */
  conversationId?: number | null;
  /** null: the brand's account that reaches the recipients; where there is none it waits in the outbox for one */
  accountId: number | null;
  /** narrows the choice of an account */
  channel?: string;
  /**
   * reply and notice go to the customer; forward to others; acknowledgement says that we have their message; code proves an
   * address; robot is what the robot says in a dialogue
   */
  kind: "reply" | "forward" | "acknowledgement" | "notice" | "code" | "robot";
  recipients: Recipients;
  subject: string | null;
  /** what was written; signature and quote are given beside it */
  text: string;
  /** stands in the text where that has `HIDDEN`, for nobody's eyes but the recipient's */
  hiddenWord?: HiddenWord;
  signature?: string | null;
  quote?: { attribution: string; text: string } | null;
  /** ready HTML of ours, instead of what is made from the text */
  html?: string | null;
  attachments?: readonly StoredFile[];
  /** the template of the account that made the text */
  template?: UsedTemplate | null;
  /** what may be answered by pressing it; the text says the same with numbers */
  choices?: readonly string[] | null;
  /** the message it answers, when it is not the newest one of the customer */
  answersMessageId?: number | null;
  language?: string | null;
  authorId: number | null;
  /** how long it can be undone */
  delayMs: number;
  /** a machine wrote it: it says so on the wire, so that no other machine answers */
  automatic: boolean;
  /** what the case becomes once it is on its way */
  thenCategory?: AnswerThen | null;
};

/**
 * Stores a message with the job that sends it, in one transaction. From then on it cannot be lost: it is sent, or it is
 * on the screen of those who look after the outbox.
 *
 * @returns its id
 * @throws conversations.text_too_long, conversations.message_too_large, conversations.attachments_not_taken,
 *   conversations.too_many_recipients, conversations.no_recipient, conversations.nothing_to_answer
 */
export async function sendMessage(ctx: Ctx, given: MessageToSend): Promise<number> {
  return ctx.tx(async (tx) => {
    const input = await privately(tx, given);
    const account = await accountToUse(tx, input);
    const channel = account?.channel ?? input.channel ?? channels()[0]!.name;
    const { capabilities } = channelOf(channel);
    const attachments = input.attachments ?? [];
    // What a template makes is as long as its provider lets it be, and carries what that says.
    const fits = input.template ? { ...capabilities, maxLength: null, attachments: false } : capabilities;
    checkFits(fits, { ...input, attachments });

    const now = tx.now();
    const accountId = account?.id ?? null;
    const goesOn = accountId === input.accountId ? input.conversationId : null;
    const conversationId = goesOn ?? (await threadFor(tx, { ...input, accountId }, channel));
    // Where people chat, nobody signs and nobody quotes.
    const { signature = null, quote = null } = capabilities.html ? input : {};
    const body = composeBody({ text: input.text, signature, quote });
    const sendAt = new Date(now.getTime() + input.delayMs);
    const id = await insertOutgoing(tx.db, {
      customerId: input.customerId,
      conversationId,
      caseId: input.caseId,
      accountId,
      channel,
      kind: input.kind,
      externalId: makeMessageId(tx.config.secret, input.caseId, domainOf(tx, account)),
      ...(await referencesFor(tx, input, conversationId)),
      subject: capabilities.subject ? input.subject : null,
      recipients: input.recipients,
      text: input.text,
      quotedText: body.quotedText,
      signatureText: body.signatureText,
      html: capabilities.html ? (input.html ?? body.html) : null,
      language: input.language ?? null,
      authorId: input.authorId,
      automatic: input.automatic,
      thenCategory: input.thenCategory ?? null,
      template: input.template ?? null,
      choices: input.choices?.length ? input.choices : null,
      sendAt,
      now,
    });
    await insertAttachments(
      tx.db,
      attachments.map((file) => ({ ...file, messageId: id, customerId: input.customerId })),
      now,
    );
    if (input.hiddenWord) await keepHiddenWord(tx, id, input.hiddenWord);
    scheduleSending(tx, { id, accountId, automatic: input.automatic }, sendAt);
    tx.emit(
      messageScheduled,
      { messageId: id, kind: input.kind, authorId: input.authorId, sendAt: sendAt.toISOString() },
      { caseId: input.caseId, customerId: input.customerId },
    );
    return id;
  });
}

/** The account that was asked for; else one of the brand that can reach the recipients, best one that can send. */
async function accountToUse(tx: Ctx, input: MessageToSend): Promise<AccountFacts | null> {
  if (input.accountId !== null) return getAccount(tx, input.accountId);
  const { brandId } = await caseFor(tx.as(systemActor("conversations.send")), input.caseId);
  const { to, cc, bcc } = input.recipients;
  return accountReaching(await accountsFor(tx, brandId), [...to, ...cc, ...bcc], input.channel);
}

async function threadFor(tx: Ctx, input: MessageToSend, channel: string): Promise<number> {
  const threads = await newestConversations(tx.db, [input.caseId]);
  const known = threads.find(
    (thread) => thread.accountId === input.accountId && thread.customerId === input.customerId,
  );
  if (known) return known.id;
  if (isPublic(channel)) throw nothingToAnswer();
  const { customerId, accountId, caseId, subject } = input;
  return insertConversation(tx.db, { customerId, accountId, channel, caseId, subject, now: tx.now() });
}

/** Which messages it names as those it follows: the one it answers, else the newest of its thread. */
async function referencesFor(tx: Ctx, input: MessageToSend, conversationId: number) {
  const answered = await findAnswered(tx.db, input.caseId, input.answersMessageId ?? null);
  const before = answered?.externalId ? answered : await newestInThread(tx.db, conversationId);
  if (!before?.externalId) return { inReplyTo: null, threadRefs: [] };
  return { inReplyTo: before.externalId, threadRefs: referencesOfAnswer(before.externalId, before.threadRefs) };
}

// The right side of a Message-ID names who made it: the account's domain, which spam filters compare with the sender's.
function domainOf(tx: Ctx, account: AccountFacts | null): string {
  return account?.addresses[0]?.split("@")[1] ?? new URL(tx.config.url).hostname;
}
