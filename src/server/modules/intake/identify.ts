import { createHash } from "node:crypto";
import type { JoinReason, MaybeOf } from "../../../shared/contract/conversations.ts";
import type { Handle } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { storable } from "../../kernel/db/json-rows.ts";
import { currentCaseIds } from "../cases/index.ts";
import {
  applyReport,
  conversationsOfCases,
  findKnownMessages,
  type KnownMessage,
  messageContents,
} from "../conversations/index.ts";
import { handleKey, type ResolvedHandle, resolveHandles } from "../customers/index.ts";
import { findMatters, type Placeless } from "./find-matters.ts";
import { casesFor, knownTo } from "./letters.ts";
import { ancestorsOf, isSameContent, mayJoinByItself, threadParent } from "./policy.ts";
import type { ToReceive } from "./receive-batch.ts";
import type { Verdict } from "./which-case/which-case.ts";

/** Whose a message is, and what it goes on with. */
export type Identified = { received: ToReceive } & (
  | { kind: "refused"; customerId: number }
  | { kind: "duplicate"; messageId: number; caseId: number }
  | {
      kind: "stays";
      externalId: string;
      /** null for a machine's mail that belongs to a known case: a mail server is nobody's customer */
      person: ResolvedHandle | null;
      /** null opens one */
      caseId: number | null;
      conversationId: number | null;
      /** why it goes on with a case that it does not name */
      joined: JoinReason | null;
      /** the case it may belong to as well as to the one it opens */
      maybeOf: MaybeOf | null;
      /** how they found it, where we had asked just before; `only`: it says nothing else */
      rates?: { caseId: number; rating: number; comment: string | null; only: boolean };
    }
);

type Parent = Pick<KnownMessage, "caseId" | "conversationId">;
type Finding = { received: ToReceive; person: ResolvedHandle | null; parent: Parent | null };

/** Finds out about each message who wrote it, whether we have it already, and which thread and case it belongs to. */
export async function identify(tx: Ctx, items: readonly ToReceive[]): Promise<Identified[]> {
  if (items.length === 0) return [];
  // Persons first: this holds their handles, so that whatever is looked up after cannot change for them.
  const people = await resolveSenders(
    tx,
    items.filter((item) => !item.message.report),
  );
  const known = await findKnownMessages(
    tx,
    items.flatMap(({ message }) => [message.externalId, ...ancestorsOf(message)]),
  );
  const may = await casesFor(
    tx,
    items,
    [...known.values()].flatMap((messages) => messages.map(({ caseId }) => caseId)),
  );
  const same = await findSame(tx, items, known, may);
  const findings: Finding[] = [];
  for (const received of items) {
    const person = people.get(handleKey(senderOf(received))) ?? null;
    const repeated = same.get(received)?.messageId;
    const about = repeated ? null : await reportedBy(tx, received);
    findings.push({
      received,
      person,
      parent:
        about ??
        parentOf(
          received,
          person,
          knownTo(known, (id) => may(received, id)),
        ),
    });
  }
  const proven = await provenPlaces(tx, items);
  await resolveStrangers(
    tx,
    findings.filter(({ received }) => !proven.has(received) && !same.get(received)?.messageId),
  );
  const concluded = findings.map((finding) => conclude(finding, proven, same));
  const matters = await findMatters(tx, concluded.flatMap(placeless));
  return concluded.map((item) => goOn(item, matters.get(item.received)));
}

/** What a person wrote who is known to us, and which names nothing that we know. */
function placeless(item: Identified): Placeless[] {
  if (item.kind !== "stays" || item.caseId !== null || !item.person || item.person.isNew) return [];
  const { customerId, handleId } = item.person;
  return mayJoinByItself(item.received) ? [{ received: item.received, customerId, handleId }] : [];
}

function goOn(item: Identified, verdict: Verdict | undefined): Identified {
  if (!verdict || item.kind !== "stays") return item;
  if (verdict.kind === "opens") return { ...item, maybeOf: verdict.maybe };
  const { caseId, conversationId, reason } = verdict;
  return { ...item, caseId, conversationId, joined: reason };
}

/** A report is about a message of ours, and is kept beside it. */
async function reportedBy(tx: Ctx, { message, account }: ToReceive): Promise<Parent | null> {
  return message.report && applyReport(tx, message.report, { accountId: account.id });
}

function parentOf(
  { message }: ToReceive,
  person: ResolvedHandle | null,
  known: ReadonlyMap<string, readonly KnownMessage[]>,
): Parent | null {
  const sender = { address: message.sender?.address ?? null, customerId: person?.customerId ?? null };
  return threadParent(message, sender, known);
}

function resolveSenders(tx: Ctx, items: readonly ToReceive[]) {
  return resolveHandles(
    tx,
    items.map((item) => ({ ...senderOf(item), locale: localeFrom(item.message.language) })),
  );
}

/** A mail server whose report belongs to no message of ours is somebody after all: its mail must be someone's. */
async function resolveStrangers(tx: Ctx, findings: readonly Finding[]): Promise<void> {
  const strangers = findings.filter(({ person, parent }) => !person && !parent);
  if (strangers.length === 0) return;
  const people = await resolveSenders(
    tx,
    strangers.map(({ received }) => received),
  );
  for (const finding of strangers) finding.person = people.get(handleKey(senderOf(finding.received)))!;
}

function conclude(finding: Finding, proven: Map<ToReceive, Parent>, same: Map<ToReceive, Same>): Identified {
  const { received, person } = finding;
  const duplicate = same.get(received);
  if (duplicate?.messageId)
    return { received, kind: "duplicate", messageId: duplicate.messageId, caseId: duplicate.caseId! };
  if (person?.blocked) return { received, kind: "refused", customerId: person.customerId };
  const parent = inCase(finding.parent, proven.get(received));
  return {
    received,
    kind: "stays",
    externalId: duplicate?.externalId ?? received.message.externalId,
    person,
    caseId: parent?.caseId ?? null,
    conversationId: parent?.conversationId ?? null,
    joined: null,
    maybeOf: null,
  };
}

/** The proven case decides; a thread that is part of it goes on, else its newest conversation does. */
function inCase(thread: Parent | null, proven: Parent | undefined): Parent | null {
  if (!proven || (thread && thread.caseId === proven.caseId)) return thread;
  return proven;
}

/** For messages whose reply token proves a case: the case as it is now, and the conversation it goes on with. */
async function provenPlaces(tx: Ctx, items: readonly ToReceive[]): Promise<Map<ToReceive, Parent>> {
  const claims = items.filter((item) => item.message.provenCaseId !== null);
  if (claims.length === 0) return new Map();
  const current = await currentCaseIds(
    tx,
    claims.map((item) => item.message.provenCaseId!),
  );
  const conversations = await conversationsOfCases(tx, [...current.values()]);
  const may = await casesFor(tx, claims, [...current.values()]);
  return new Map(
    claims.flatMap((item): [ToReceive, Parent][] => {
      const caseId = current.get(item.message.provenCaseId!);
      if (caseId === undefined || !may(item, caseId)) return [];
      const conversation = conversations.get(caseId)?.find(({ accountId }) => accountId === item.account.id);
      return [[item, { caseId, conversationId: conversation?.id ?? null }]];
    }),
  );
}

/** The message it is a repeat of, or the id it is stored by when another mail has its own. */
type Same = { messageId: number | null; caseId: number | null; externalId: string };

/**
 * A known Message-ID with the same words is a repeat, on whatever account of ours it came in; with other words it is
 * another mail of a program that gives all of them one id, and is kept beside it under an id of its contents.
 */
async function findSame(
  tx: Ctx,
  items: readonly ToReceive[],
  known: ReadonlyMap<string, readonly KnownMessage[]>,
  may: (item: ToReceive, caseId: number) => boolean,
): Promise<Map<ToReceive, Same>> {
  const suspects = items.filter((item) => known.get(item.message.externalId)?.some(({ caseId }) => may(item, caseId)));
  if (suspects.length === 0) return new Map();
  const others = await findKnownMessages(tx, suspects.map(ownId));
  const candidates = (item: ToReceive) => [
    ...[...(known.get(item.message.externalId) ?? []), ...(others.get(ownId(item)) ?? [])].filter(({ caseId }) =>
      may(item, caseId),
    ),
  ];
  const contents = await messageContents(
    tx,
    suspects.flatMap((item) => candidates(item).map(({ id }) => id)),
  );
  return new Map(
    suspects.map((item) => {
      const repeated = candidates(item).find(
        // What we sent comes back to us in copy, its words changed by programs on the way.
        (message) =>
          (message.direction === "out" && item.isOwn) || isSameContent(contents.get(message.id)!, toContent(item)),
      );
      const same = { messageId: repeated?.id ?? null, caseId: repeated?.caseId ?? null, externalId: ownId(item) };
      return [item, same];
    }),
  );
}

/** Its words, as they are or would be stored. */
function toContent({ message }: ToReceive) {
  const { subject, text, quotedText } = message;
  return {
    subject: subject && storable(subject),
    text: storable(text),
    quotedText: quotedText && storable(quotedText),
  };
}

function ownId(item: ToReceive): string {
  const { subject, text, quotedText } = toContent(item);
  const words = JSON.stringify([subject, text, quotedText ?? ""]);
  return `${item.message.externalId}#${createHash("sha256").update(words).digest("hex").slice(0, 16)}`;
}

/** Who wrote it; what names no sender is from somebody known by this one message only. */
function senderOf({ message }: ToReceive): Handle {
  return message.sender ?? { kind: "none", address: message.externalId, display: "", name: null };
}

function localeFrom(language: string | null): string | null {
  return language === null ? null : language.startsWith("zh") ? "zh-CN" : "en";
}
