import type { SubmittedForm } from "../../../shared/contract/forms.ts";
import type { DeliveryReport, IncomingMessage } from "../../kernel/channel/index.ts";
import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { type NewCase, noteContacts, openCases } from "../cases/index.ts";
import { rateCase } from "../complaints/index.ts";
import { type AddedMessage, addIncoming, type NewIncoming, type StoredFile } from "../conversations/index.ts";
import { noteWishes } from "../customers/index.ts";
import { promiseAnswers } from "../service-levels/index.ts";
import { deliveryRefused } from "./events.ts";
import { type Identified, identify } from "./identify.ts";
import { maskQuotes } from "./mask-quotes.ts";
import { caseSubject, countsAsContact } from "./policy.ts";
import { findRatings } from "./ratings.ts";
import { lockUnsettled, type Settled, settleDeliveries } from "./store/deliveries.ts";

/** The account a message came in on, as far as receiving goes by it. */
export type ReceivingAccount = { id: number | null; channel: string; brandId: number; teamId: number | null };

/** What a case becomes that a message opens, where the form or the mailbox it came by says more than that it came. */
export type Opening = Partial<
  Pick<NewCase, "subject" | "kind" | "teamId" | "ownerId" | "priority" | "tags" | "formId" | "addresseeId">
>;

/** An understood message whose files are stored, ready to become part of a case. */
export type ToReceive = {
  /** the delivery it came in; null for what did not come through intake (a form of ours) */
  intakeId: number | null;
  account: ReceivingAccount;
  message: IncomingMessage;
  files: readonly StoredFile[];
  rawSha256: string | null;
  /** when it came to us: promises count from here */
  at: Date;
  /** one of our own addresses wrote it */
  isOwn: boolean;
  /** It comes out of an archive: nobody is written to; "closed" is history, for which nobody waits. */
  imported?: "open" | "closed" | null;
  opens?: Opening;
  /** What it says of a message of ours on a carried account; where there is none such, it is what it is. */
  receipt?: { accountId: number; report: DeliveryReport };
  /** Nobody showed that they are whom they say they are: what they write joins no case of that person by itself. */
  unproven?: boolean;
  form?: SubmittedForm;
};

export type Received =
  | { outcome: "stored"; messageId: number; conversationId: number; caseId: number; isNewCase: boolean }
  /** we had it already */
  | { outcome: "duplicate"; messageId: number; caseId: number }
  /** its sender is blocked */
  | { outcome: "refused" }
  /** somebody else dealt with the delivery meanwhile */
  | { outcome: "settled" };

/**
 * Makes understood messages part of cases: persons, threads, cases, messages, promises and events of all of them in one
 * transaction, with a fixed number of statements however many they are. No two may share a key of `conflictKeys`.
 *
 * @returns what became of each, in their order
 */
export async function receiveBatch(ctx: Ctx, items: readonly ToReceive[]): Promise<Received[]> {
  return ctx.tx(async (tx) => {
    const open = await unsettled(tx, items);
    const identified = await findRatings(tx, await identify(tx, open));
    const staying = identified.filter((item) => item.kind === "stays");
    const masked = new Map<ToReceive, IncomingMessage>();
    for (const { received, caseId, person } of staying) {
      const { message, files } = received;
      const mail = { message, files, caseId, customerId: person?.customerId ?? null };
      masked.set(received, await maskQuotes(tx, mail));
    }
    const stored = await store(tx, staying, masked);
    await settle(tx, identified, stored);
    return items.map((item) => outcomeOf(identified, stored, item));
  });
}

/** A case was merged into another between being found and being locked: begun anew, the other one is found. */
export class CaseMoved extends Error {
  constructor() {
    super("A case was merged into another at the same moment.");
    this.name = "CaseMoved";
  }
}

type Staying = Extract<Identified, { kind: "stays" }>;
type Placed = Staying & AddedMessage & { placedIn: number; isNewCase: boolean };

async function unsettled(tx: Ctx, items: readonly ToReceive[]): Promise<ToReceive[]> {
  const ids = items.flatMap((item) => item.intakeId ?? []);
  const open = ids.length > 0 ? await lockUnsettled(tx.db, ids) : new Set<number>();
  return items.filter((item) => item.intakeId === null || open.has(item.intakeId));
}

async function store(
  tx: Ctx,
  items: readonly Staying[],
  masked: ReadonlyMap<ToReceive, IncomingMessage>,
): Promise<Map<ToReceive, Placed>> {
  const cases = await placeInCases(tx, items);
  const rows = items.map((item, index): NewIncoming => {
    const { account } = item.received;
    const { attachments: _, ...said } = masked.get(item.received)!;
    return {
      ...said,
      ...(item.rates?.only && { autoReply: "rating" as const }),
      externalId: item.externalId,
      customerId: cases[index]!.customerId,
      caseId: cases[index]!.id,
      conversationId: item.conversationId,
      accountId: account.id,
      channel: account.channel,
      kind: kindOf(item.received),
      handleId: item.person?.handleId ?? null,
      thirdPerson: item.person !== null && item.person.customerId !== cases[index]!.customerId,
      isNewCase: cases[index]!.isNew,
      joined: item.joined,
      maybeOf: item.maybeOf,
      form: item.received.form ?? null,
      rawSha256: item.received.rawSha256,
      attachments: item.received.files,
      at: item.received.at,
    };
  });
  const added = await addIncoming(tx, rows);
  await promise(tx, items, cases);
  for (const { rates } of items) if (rates) await rateCase(tx.as(systemActor("intake")), rates);
  await noteWishes(tx, items.flatMap(wishOf));
  return new Map(
    items.map((item, index) => [
      item.received,
      { ...item, ...added[index]!, placedIn: cases[index]!.id, isNewCase: cases[index]!.isNew },
    ]),
  );
}

/** What a person said about being written to on the channel they wrote on. */
function wishOf({ person, received }: Staying): Parameters<typeof noteWishes>[1][number][] {
  const { message, account } = received;
  if (!person || message.optOut === undefined) return [];
  const { customerId, handleId } = person;
  return [{ customerId, handleId, channel: account.channel, optOut: message.optOut }];
}

function kindOf({ isOwn, message, imported }: ToReceive): NewIncoming["kind"] {
  if (isOwn) return "own";
  if (message.report) return "bounce";
  return imported ? "imported" : "message";
}

/** True for what somebody waits for an answer to. */
function startsClock({ message, isOwn, imported }: ToReceive): boolean {
  return countsAsContact(message, isOwn) && imported !== "closed";
}

/** The same, but for who only says by a digit how they found it. */
function isContact({ received, rates }: Pick<Staying, "received" | "rates">): boolean {
  return startsClock(received) && rates?.only !== true;
}

type Place = { id: number; customerId: number; isNew: boolean; facts: CaseToAnswer };
type CaseToAnswer = Pick<
  Parameters<typeof promiseAnswers>[1][number],
  "customerId" | "brandId" | "teamId" | "ownerId" | "priority" | "tags" | "kind" | "formId" | "severity" | "partnerId"
>;

/** Existing cases are locked and told that somebody wrote, the others opened; nothing of a message is stored before. */
async function placeInCases(tx: Ctx, items: readonly Staying[]): Promise<Place[]> {
  const known = await noteContacts(
    tx,
    items.flatMap(({ caseId, received, rates }) =>
      caseId === null
        ? []
        : [
            {
              caseId,
              at: received.at,
              countsAsContact: isContact({ received, rates }),
              channel: received.account.channel,
            },
          ],
    ),
  );
  if (known.some((row) => row.mergedInto !== null)) throw new CaseMoved();
  const byId = new Map(known.map((row) => [row.id, row]));
  const beginning = items.filter((item) => item.caseId === null);
  const rows = beginning.map(({ received, person }) => {
    const byPerson = countsAsContact(received.message, received.isOwn);
    const {
      teamId = received.account.teamId,
      ownerId = null,
      kind,
      formId,
      addresseeId,
      ...said
    } = received.opens ?? {};
    return {
      customerId: person!.customerId,
      brandId: received.account.brandId,
      teamId,
      ownerId,
      subject: caseSubject(received.message),
      channel: received.account.channel,
      language: received.message.language,
      priority: byPerson ? 2 : 1,
      tags: byPerson ? [] : ["automatic"],
      at: received.at,
      awaiting: startsClock(received),
      category: received.imported === "closed" ? ("closed" as const) : ("new" as const),
      // Whom it is for holds whoever wrote it; how soon it is answered and what it is about, for what a person wrote.
      ...{ kind, formId, addresseeId },
      ...(byPerson && said),
    };
  });
  const opened = await openCases(tx, rows);
  return items.map((item) => {
    const index = beginning.indexOf(item);
    if (index === -1) {
      const row = byId.get(item.caseId!)!;
      return { id: row.id, customerId: row.customerId, isNew: false, facts: row };
    }
    const row = rows[index]!;
    return { id: opened[index]!, customerId: row.customerId, isNew: true, facts: row };
  });
}

async function promise(tx: Ctx, items: readonly Staying[], cases: readonly Place[]): Promise<void> {
  const promised = new Set<number>();
  const rows = items.flatMap(({ received, rates }, index) => {
    const { id, isNew, facts } = cases[index]!;
    if (!isContact({ received, rates }) || promised.has(id)) return [];
    promised.add(id);
    const { customerId, brandId, teamId, ownerId, priority, tags, kind, formId, severity, partnerId } = facts;
    const { channel } = received.account;
    return [
      {
        ...{ caseId: id, customerId, brandId, teamId, ownerId, channel, priority, tags, kind, formId, severity },
        partnerId,
        at: received.at,
        first: isNew,
      },
    ];
  });
  if (rows.length > 0) await promiseAnswers(tx, rows);
}

async function settle(tx: Ctx, identified: readonly Identified[], stored: Map<ToReceive, Placed>): Promise<void> {
  const rows = identified.flatMap((item): Settled[] => {
    const { intakeId, account } = item.received;
    if (intakeId === null) return [];
    if (item.kind === "refused") {
      const event = { intakeId, accountId: account.id!, reason: "blocked" };
      tx.emit(deliveryRefused, event, { customerId: item.customerId });
      return [{ id: intakeId, state: "refused", messageId: null, error: "blocked" }];
    }
    const messageId = item.kind === "duplicate" ? item.messageId : stored.get(item.received)!.messageId;
    return [{ id: intakeId, state: "done", messageId, error: null }];
  });
  await settleDeliveries(tx.db, rows, tx.now());
}

function outcomeOf(identified: readonly Identified[], stored: Map<ToReceive, Placed>, received: ToReceive): Received {
  const item = identified.find((candidate) => candidate.received === received);
  if (!item) return { outcome: "settled" };
  if (item.kind === "refused") return { outcome: "refused" };
  if (item.kind === "duplicate") return { outcome: "duplicate", messageId: item.messageId, caseId: item.caseId };
  const { messageId, conversationId, placedIn, isNewCase } = stored.get(received)!;
  return { outcome: "stored", messageId, conversationId, caseId: placedIn, isNewCase };
}
