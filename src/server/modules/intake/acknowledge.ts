import { addressToWrite, isLive, isSpoken, takesLetters } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getBrand } from "../brands/index.ts";
import { casePageUrl, getCase, machineHolderOf } from "../cases/index.ts";
import { acknowledgementsSince, findIncoming, lastSaidAt, lockAddress, sendMessage } from "../conversations/index.ts";
import { localeOf } from "../customers/index.ts";
import { dueForAcknowledgement } from "../service-levels/index.ts";
import { type AcknowledgementForm, acknowledgementText } from "./acknowledgement-text.ts";
import {
  ACKNOWLEDGEMENT_WINDOW_MS,
  answerLocale,
  QUIET_MS,
  type Silence,
  whySilent,
} from "./policy-of-acknowledging.ts";

/** What is acknowledged. `called`: by voice from where people also write, and nobody spoke with them. */
type ToAcknowledge = { messageId: number; isNewCase: boolean; called?: boolean };

/**
 * Tells whoever wrote that we have it: the case's number, the concrete time by which a person answers, and the page where
 * they see both. Machines, our own addresses, third persons and addresses that got too many get nothing.
 *
 * @returns why it was silent, or null when an acknowledgement is on its way
 */
export async function acknowledge(ctx: Ctx, input: ToAcknowledge): Promise<Silence | null> {
  const message = await findIncoming(ctx, input.messageId);
  if (!message) return "machine";
  // Whoever called was told what happens next, and what is told now can only be written.
  if (isSpoken(message.channel)) return "spoken";
  const recipient = message.replyTo ?? message.sender;
  // One after the other for one address, so that many at once cannot each find the limit not reached yet.
  if (recipient) await lockAddress(ctx, recipient.address);
  const since = (ms: number) => new Date(ctx.now().getTime() - ms);
  const said = await lastSaidAt(ctx, message.caseId);
  const silence = whySilent({
    ...message,
    address: recipient?.address ?? null,
    robotTalks: (await machineHolderOf(ctx, await getCase(ctx, message.caseId))) !== null,
    heardLately: said !== null && said > since(QUIET_MS),
    lately: recipient
      ? await acknowledgementsSince(
          ctx,
          { customerId: message.customerId, address: recipient.address },
          since(ACKNOWLEDGEMENT_WINDOW_MS),
        )
      : 0,
  });
  if (silence) return silence;
  const { subject, text } = await words(ctx, message, input);
  await sendMessage(ctx, {
    caseId: message.caseId,
    customerId: message.customerId,
    conversationId: message.conversationId,
    accountId: message.accountId,
    kind: "acknowledgement",
    recipients: { to: [{ address: addressToWrite(recipient!), name: recipient!.name }], cc: [], bcc: [] },
    subject,
    text,
    attachments: [],
    authorId: null,
    delayMs: 0,
    automatic: true,
  });
  return null;
}

function formFor(channel: string): AcknowledgementForm {
  if (isLive(channel)) return "line";
  return takesLetters(channel) ? "letter" : "message";
}

type Message = NonNullable<Awaited<ReturnType<typeof findIncoming>>>;

async function words(ctx: Ctx, message: Message, { isNewCase, called = false }: ToAcknowledge) {
  const about = await getCase(ctx, message.caseId);
  const brand = await getBrand(ctx, about.brandId);
  const reader = (await localeOf(ctx, [message.customerId])).get(message.customerId);
  const locale = answerLocale(message.language, reader?.locale ?? null, brand.locale);
  const due = await dueForAcknowledgement(ctx, message.caseId);
  return acknowledgementText({
    locale,
    timeZone: reader?.timeZone ?? brand.timeZone,
    caseId: about.id,
    caseSubject: about.subject,
    customerName: message.sender?.name ?? null,
    brandName: brand.names[locale] ?? brand.name,
    dueAt: due?.dueAt ?? null,
    pageUrl: casePageUrl(ctx, about.id),
    isNewCase,
    form: called ? "called" : formFor(message.channel),
  });
}
