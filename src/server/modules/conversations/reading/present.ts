import type { Ref } from "../../../../shared/contract/common.ts";
import type { AttachmentView, MessageView, OutboxRow, Recipients } from "../../../../shared/contract/conversations.ts";
import type { PortalCase } from "../../../../shared/contract/portal.ts";
import type { AttachmentRow } from "../store/attachments.ts";
import type { AttemptRow } from "../store/attempts.ts";
import type { OutboxEntry } from "../store/outbox.ts";
import type { MessageRow, StoredAddress } from "../store/rows.ts";

/** What belongs to messages and lies in other tables. */
export type Surroundings = {
  attachments: Map<number, AttachmentRow[]>;
  attempts: Map<number, AttemptRow[]>;
  authors: Map<number, Ref>;
};

/** A message as the desk sees it: all of it. */
export function forAgent(row: MessageRow, around: Surroundings): MessageView {
  return {
    id: row.id,
    caseId: row.caseId,
    conversationId: row.conversationId,
    channel: row.channel,
    account: row.accountId !== null && row.accountName !== null ? { id: row.accountId, name: row.accountName } : null,
    direction: row.direction,
    kind: row.kind,
    subject: row.subject,
    sender: row.sender && address(row.sender),
    recipients: recipientsOf(row.recipients),
    ourRole: row.ourRole,
    text: row.text,
    quotedText: row.quotedText,
    signatureText: row.signatureText,
    hasHtml: row.hasHtml,
    hasRaw: row.rawSha256 !== null,
    autoReply: row.autoReply,
    language: row.language,
    problems: row.problems.map(({ code, detail }) => ({ code, ...(detail !== undefined && { detail }) })),
    author: authorOf(row.authorId, around.authors),
    attachments: (around.attachments.get(row.id) ?? []).map(attachmentForAgent),
    delivery: deliveryOf(row, around.attempts.get(row.id) ?? []),
    joined: row.joined,
    maybeOf: row.maybeOf,
    form: row.form,
    template: row.template,
    writtenAt: row.writtenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * A message as the customer sees it on the page of their case. The rows are chosen by `messagesForCustomer`; here only
 * named fields go out, so that nothing internal can come along.
 */
export function forCustomer(
  row: MessageRow,
  around: { attachments: readonly AttachmentRow[]; name: string; fileUrl: (attachmentId: number) => string | null },
): PortalCase["messages"][number] {
  return {
    id: row.id,
    from: row.direction === "in" ? "you" : "us",
    name: around.name,
    text: row.text,
    at: row.createdAt.toISOString(),
    channel: row.channel,
    attachments: around.attachments.map(({ id, name, size }) => ({ id, name, size, url: around.fileUrl(id) })),
  };
}

/** A line of the outbox. */
export function forOutbox(row: OutboxEntry, authors: Map<number, Ref>): OutboxRow {
  const waitsForTime = row.deliveryState === "scheduled" || row.deliveryState === "queued";
  return {
    id: row.id,
    caseId: row.caseId,
    subject: row.subject,
    account: row.accountId !== null && row.accountName !== null ? { id: row.accountId, name: row.accountName } : null,
    channel: row.channel,
    recipients: recipientsOf(row.recipients),
    kind: row.kind,
    state: row.deliveryState,
    error: row.deliveryError,
    attempts: row.attempts,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    nextAttemptAt: waitsForTime ? (row.sendAt?.toISOString() ?? null) : null,
    createdAt: row.createdAt.toISOString(),
    author: authorOf(row.authorId, authors),
  };
}

export function recipientsOf(stored: MessageRow["recipients"]): Recipients {
  return {
    to: (stored.to ?? []).map(address),
    cc: (stored.cc ?? []).map(address),
    bcc: (stored.bcc ?? []).map(address),
  };
}

function attachmentForAgent(row: AttachmentRow): AttachmentView {
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    size: row.size,
    inline: row.inline,
    contentId: row.contentId,
    url: `/api/v1/attachments/${row.id}`,
    ...(row.machineWords && { machineWords: row.machineWords }),
  };
}

function deliveryOf(row: MessageRow, attempts: readonly AttemptRow[]): MessageView["delivery"] {
  if (row.deliveryState === null) return null;
  return {
    state: row.deliveryState,
    error: row.deliveryError,
    // While it is being sent the column holds how long its sender may be believed alive, which is nobody's business.
    sendAt: row.deliveryState === "sending" ? null : (row.sendAt?.toISOString() ?? null),
    sentAt: row.sentAt?.toISOString() ?? null,
    attempts: attempts.map(({ at, outcome, detail }) => ({ at: at.toISOString(), outcome, detail })),
  };
}

function authorOf(id: number | null, authors: Map<number, Ref>): Ref | null {
  return id === null ? null : (authors.get(id) ?? null);
}

function address({ address, display, name }: StoredAddress) {
  return { address: display ?? address, name };
}
