import { addressToWrite } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { currentCaseIds } from "../cases/index.ts";
import { askedSince, ratingsAskedBy, readRating } from "../complaints/index.ts";
import { conversationsOfCases, newestSaid } from "../conversations/index.ts";
import type { Identified } from "./identify.ts";
import { mayJoinByItself } from "./policy.ts";

/**
 * Finds those who answer by a digit or a word what we asked last on this account: how they found it. Such a message is
 * kept with the case that asked and reopens nothing, unless it says more. It counts from whom we asked alone.
 */
export async function findRatings(tx: Ctx, items: readonly Identified[]): Promise<Identified[]> {
  const found: Identified[] = [];
  for (const item of items) found.push(await rated(tx, item));
  return found;
}

async function rated(tx: Ctx, item: Identified): Promise<Identified> {
  if (item.kind !== "stays" || !item.person || item.person.isNew || !mayJoinByItself(item.received)) return item;
  const { message, account, files, unproven } = item.received;
  const said = readRating(message.text);
  if (said === null || account.id === null || files.length > 0 || unproven || message.senderUnproven) return item;
  const { customerId } = item.person;
  const last = await newestSaid(tx, { customerId, accountId: account.id, since: askedSince(tx) });
  if (last?.direction !== "out" || !isFrom(message.sender, last.address)) return item;
  const asked = (await ratingsAskedBy(tx, [last.id])).get(last.id);
  const caseId = asked && (await currentCaseIds(tx, [asked.caseId])).get(asked.caseId);
  if (!asked || caseId === undefined) return item;
  const conversations = (await conversationsOfCases(tx, [caseId])).get(caseId);
  const conversationId = conversations?.find(({ accountId }) => accountId === account.id)?.id ?? null;
  const { rating, rest: comment } = said;
  const rates = { caseId: asked.caseId, rating, comment, only: comment === null };
  return { ...item, caseId, conversationId, joined: null, maybeOf: null, rates };
}

function isFrom(sender: Parameters<typeof addressToWrite>[0] | null, asked: string | null): boolean {
  if (!sender || asked === null) return false;
  return [sender.address, addressToWrite(sender)].some((own) => own.toLowerCase() === asked.toLowerCase());
}
