import { hasThreads } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { type JoinableCase, joinableCases } from "../cases/index.ts";
import { chatsOf, type SaidInCase, wordsOfCases } from "../conversations/index.ts";
import { holdCustomers } from "../customers/index.ts";
import { rarityOfTerms } from "../search/index.ts";
import { isLetter } from "./letters.ts";
import type { ToReceive } from "./receive-batch.ts";
import {
  type Candidate,
  DONE_FOR_MS,
  type Saying,
  type Verdict,
  whichCase,
  wordsMatter,
} from "./which-case/which-case.ts";

/** A message that names no other, and whose it is. */
export type Placeless = { received: ToReceive; customerId: number; handleId: number };

/**
 * One person wrote two such messages by two ways at the same moment: received one after the other, the second finds the
 * case that the first opened.
 */
export class OnePersonTwice extends Error {
  constructor() {
    super("One person wrote by two ways at the same moment.");
    this.name = "OnePersonTwice";
  }
}

/**
 * Decides for messages that name no other which case of their sender they go on with. A fixed number of statements for all
 * of them, each bounded whatever a person has.
 *
 * @throws OnePersonTwice
 */
export async function findMatters(tx: Ctx, items: readonly Placeless[]): Promise<Map<ToReceive, Verdict>> {
  if (items.length === 0) return new Map();
  const customerIds = items.map(({ customerId }) => customerId);
  if (new Set(customerIds).size < items.length) throw new OnePersonTwice();
  await holdCustomers(tx, customerIds);
  const chats = await chatsOf(tx, items.flatMap(chatOf));
  const oldest = items.reduce(
    (least, { received }) => Math.min(least, received.at.getTime()),
    Number.POSITIVE_INFINITY,
  );
  const cases = await joinableCases(tx, {
    customerIds,
    caseIds: chats.map(({ caseId }) => caseId),
    doneSince: new Date(oldest - DONE_FOR_MS),
  });
  const asked = items.map((item) => {
    const saying = sayingOf(item.received, chats.find((each) => isSameChat(each, item)) ?? null);
    const rows = cases.get(item.customerId) ?? [];
    return { item, saying, rows, telling: rows.filter((row) => wordsMatter(saying, row)) };
  });
  const said = await wordsOfCases(
    tx,
    asked.flatMap(({ telling }) => telling.map(({ id }) => id)),
  );
  const rarity = said.size > 0 ? await rarityOfTerms(tx) : undefined;
  return new Map(
    asked.map(({ item, saying, rows }) => {
      const candidates = rows.map((row) => candidateOf(row, said.get(row.id) ?? []));
      return [item.received, whichCase(saying, candidates, rarity)];
    }),
  );
}

/** Somebody's chat is looked for where the channel has nothing else to tell matters by. */
function chatOf({ received: { account }, customerId, handleId }: Placeless) {
  return account.id === null || hasThreads(account.channel) ? [] : [{ customerId, accountId: account.id, handleId }];
}

function isSameChat(chat: { customerId: number; accountId: number }, { received, customerId }: Placeless): boolean {
  return chat.customerId === customerId && chat.accountId === received.account.id;
}

function sayingOf({ message, at, unproven, opens }: ToReceive, chat: Saying["chat"]): Saying {
  const { subject, text, replyTo, sender, wordless } = message;
  return {
    subject,
    text,
    at,
    wordless,
    chat: chat && { caseId: chat.caseId, conversationId: chat.conversationId },
    mayNotJoin: unproven === true || isLetter({ opens }) || (replyTo !== null && replyTo.address !== sender?.address),
  };
}

/** A case as it is compared. */
export function candidateOf(row: JoinableCase, said: readonly SaidInCase[]): Candidate {
  return {
    caseId: row.id,
    subject: row.subject,
    isOpen: row.isOpen,
    doneAt: row.doneAt,
    awaiting: row.awaitingSince !== null,
    lastContactAt: said.at(-1)?.at ?? row.lastMessageAt,
    maybeOf: said[0]?.maybeOf ?? null,
    said,
  };
}
