import type { MessageView, Recipients, SendReply } from "../../../../shared/contract/conversations.ts";
import { channelOf, channels, isLive } from "../../../kernel/channel/index.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { invalidInput } from "../../../kernel/errors.ts";
import { once } from "../../../kernel/idempotency.ts";
import { handlesOf } from "../../customers/index.ts";
import { mayAnswerFor } from "../../executives/index.ts";
import { type CaseSubject, caseFor } from "../case-access.ts";
import { getAccount } from "../channel-accounts/accounts-for.ts";
import { takeSentOutOfDraft } from "../drafts/sent-of-draft.ts";
import { caseMovedOn, notInThatName, publicUnconfirmed } from "../errors.ts";
import { resolveUploads } from "../files/resolve-uploads.ts";
import { presentMessage } from "../reading/present-messages.ts";
import { checkSolving } from "../solving-rule.ts";
import { findMessages } from "../store/rows.ts";
import { writeByTemplate } from "../templates/write-by-template.ts";
import { answerOnPage } from "./answer-on-page.ts";
import { deliverMessage } from "./deliver-message.ts";
import { keepByAnswer } from "./keep-by-answer.ts";
import { noteAsking } from "./note-asking.ts";
import { UNDO_MS } from "./policy.ts";
import { promiseInAnswer } from "./promise-in-answer.ts";
import { ownAddresses, type ReplyTarget, replyTargets } from "./reply-targets.ts";
import { resolveRecipients } from "./resolve-recipients.ts";
import { scheduleSending } from "./schedule-sending.ts";
import { sendMessage } from "./send-message.ts";
import { wordsAround } from "./words-around.ts";

/**
 * Sends what a person wrote in a case, to its customer unless they chose others. It can be undone for ten seconds. A
 * repeated request with the same `idempotencyKey` sends nothing more and gets the same message.
 *
 * @throws cases.not_found, conversations.case_merged, conversations.no_recipient, conversations.address_wrong,
 *   conversations.own_address, conversations.upload_unknown, conversations.public_unconfirmed, request.not_found (account),
 *   and what writeByTemplate, sendMessage, promiseInAnswer and keepByAnswer throw
 */
export async function sendReply(ctx: Ctx, caseId: number, input: SendReply): Promise<MessageView> {
  const subject = await caseFor(ctx, caseId);
  await mayAnswer(ctx, subject);
  if (subject.mergedInto !== null) throw caseMovedOn({ id: caseId, target: subject.mergedInto });
  if (input.thenCategory === "solved") await checkSolving(ctx, subject);
  const id = await ctx.tx(async (tx) => {
    const key = input.idempotencyKey;
    const answer = () => sendWithPromises(tx, subject, input);
    if (key === undefined) return answer();
    return (await once(tx, { scope: `conversations.reply:${caseId}`, key }, answer)).id;
  });
  await deliverIfLive(ctx, id);
  return presentMessage(ctx, id);
}

/** What was written to an executive is answered in that executive's name, so by no others than who may speak in it. */
async function mayAnswer(ctx: Ctx, { kind, addresseeId }: CaseSubject): Promise<void> {
  if (kind !== "executive" || addresseeId === null) return;
  if (!(await mayAnswerFor(ctx, ctx.actor, addresseeId))) throw notInThatName();
}

/** Who waits before the screen is not made to wait for a worker. The job that is there all the same finds it done. */
async function deliverIfLive(ctx: Ctx, id: number): Promise<void> {
  const [row] = await findMessages(ctx.db, [id]);
  if (row?.deliveryState !== "scheduled" || !isLive(row.channel)) return;
  await deliverMessage(ctx.as(systemActor("conversations.send-message")), id, scheduleSending).catch((error) =>
    ctx.log.warn({ err: error, messageId: id }, "an answer in a chat waits for a worker"),
  );
}

async function sendWithPromises(tx: Ctx, subject: CaseSubject, input: SendReply): Promise<number> {
  const id = await send(tx, subject, input);
  await promiseInAnswer(tx, subject, { messageId: id, promises: input.promises ?? [] });
  await keepByAnswer(tx, subject.id, { messageId: id, keeps: input.keeps ?? [] });
  await noteAsking(tx, subject, {
    messageId: id,
    override: input.vagueOverride ?? null,
    given: input.dateAsked === true,
  });
  return id;
}

async function send(tx: Ctx, subject: CaseSubject, input: SendReply): Promise<number> {
  const typed = typedText(input);
  const target = (await replyTargets(tx, [subject.id])).get(subject.id)!;
  const authorId = tx.actor.kind === "staff" ? tx.actor.id : null;
  const nobody = target.to.length === 0 && !input.to?.length && !input.cc?.length && !input.bcc?.length;
  const onPage = nobody && typed !== null ? await answerOnPage(tx, subject, { ...input, text: typed }) : null;
  if (onPage !== null) {
    if (authorId !== null) await takeSentOutOfDraft(tx, { caseId: subject.id, staffId: authorId }, "words");
    return onPage;
  }
  const accountId = input.accountId ?? target.accountId;
  const channel = accountId === null ? channels()[0]!.name : (await getAccount(tx, accountId)).channel;
  const { canonicalAddress, capabilities } = channelOf(channel);
  if (capabilities.public && !input.confirmPublic) throw publicUnconfirmed();
  const { recipients, canonical } = resolveRecipients(chosen(input, target), canonicalAddress, await ownAddresses(tx));
  const isReply = await goesToCustomer(tx, subject, target, canonical, canonicalAddress);
  const around = await wordsAround(tx, subject, nameOf(subject) ?? authorId);
  const words = input.template ? await writeByTemplate(tx, accountId, input.template) : { text: typed! };
  const id = await sendMessage(tx, {
    caseId: subject.id,
    customerId: subject.customerId,
    accountId,
    channel,
    kind: isReply ? "reply" : "forward",
    recipients,
    subject: input.subject ?? target.subject,
    ...words,
    signature: around.signature,
    quote: around.quote,
    attachments: await resolveUploads(tx, input.attachments ?? []),
    language: around.locale,
    authorId,
    delayMs: capabilities.live ? 0 : UNDO_MS,
    automatic: false,
    thenCategory: input.thenCategory ?? null,
  });
  const sent = input.template ? "template" : "words";
  if (authorId !== null) await takeSentOutOfDraft(tx, { caseId: subject.id, staffId: authorId }, sent);
  return id;
}

/** What was typed; null where a template says it. @throws request.invalid where there is neither or both */
function typedText({ text, template }: SendReply): string | null {
  if ((text === undefined) !== (template === undefined)) return text ?? null;
  throw invalidInput({
    field: text === undefined ? "text" : "template",
    problem: "is wanted: either words or a template",
  });
}

/** In whose name a letter to an executive is answered, whoever writes the answer. */
function nameOf({ kind, addresseeId }: CaseSubject): number | null {
  return kind === "executive" ? addresseeId : null;
}

/** Nobody chosen: whom the desk would choose, with those in copy; else exactly those who were chosen. */
function chosen(input: SendReply, target: ReplyTarget): Recipients {
  const nobody = !input.to?.length && !input.cc?.length && !input.bcc?.length;
  if (nobody) return { to: target.to, cc: input.cc ? [] : target.cc, bcc: [] };
  return { to: input.to ?? target.to, cc: input.cc ?? [], bcc: input.bcc ?? [] };
}

/** An answer that the customer does not get is none: it keeps no promise and is not on their page. */
async function goesToCustomer(
  tx: Ctx,
  subject: CaseSubject,
  target: ReplyTarget,
  canonical: readonly string[],
  canonicalAddress: (address: string) => string | null,
): Promise<boolean> {
  const handles = (await handlesOf(tx, [subject.customerId])).get(subject.customerId) ?? [];
  const theirs = new Set([
    ...handles.map((handle) => handle.address),
    ...target.to.map(({ address }) => canonicalAddress(address) ?? address),
  ]);
  return canonical.some((address) => theirs.has(address));
}
