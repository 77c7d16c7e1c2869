import type { Static } from "typebox";
import type { Address, ReplyWay } from "../../../../shared/contract/conversations.ts";
import { addressToWrite, channelOf, channels, isSpoken } from "../../../kernel/channel/index.ts";
import { type Ctx, systemActor } from "../../../kernel/ctx.ts";
import { handlesOf, hasOptedOut, type KnownHandle } from "../../customers/index.ts";
import { type CaseSubject, caseFor } from "../case-access.ts";
import { accountReaching } from "../channel-accounts/account-reaching.ts";
import { type AccountFacts, accountsFor, getAccounts } from "../channel-accounts/accounts-for.ts";
import { listAccounts } from "../store/accounts.ts";
import { type Answered, findAnswered } from "../store/outgoing.ts";
import { isOnlyOnPage } from "./answer-on-page.ts";
import { subjectOfAnswer } from "./policy.ts";
import { sessionOf } from "./session.ts";

/** A way to write to the customer of a case. */
export type Way = Static<typeof ReplyWay>;
/** Where an answer goes if nothing else is chosen, and what else could be. */
export type ReplyTarget = Way & { others: Way[] };

/**
 * Where answers in these cases go: to whom wrote last, on the account they wrote to, with everybody in copy whom they had
 * in copy; where nobody wrote (a call was taken down), to an address of the customer that one of the brand's accounts
 * reaches.
 */
export async function replyTargets(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, ReplyTarget>> {
  const targets = new Map<number, ReplyTarget>();
  const own = caseIds.length > 0 ? await ownAddresses(ctx) : new Set<string>();
  for (const id of caseIds) {
    // Who looks at a case may have just given it away: what they see of it was decided by whoever calls this.
    const subject = await caseFor(ctx.as(systemActor("conversations.reply-target")), id);
    targets.set(id, await targetOf(ctx, subject, own));
  }
  return targets;
}

/** All addresses of ours, also those of accounts that were switched off. */
export async function ownAddresses(ctx: Ctx): Promise<ReadonlySet<string>> {
  return new Set((await listAccounts(ctx.db, { activeOnly: false })).flatMap((row) => row.addresses));
}

async function targetOf(ctx: Ctx, subject: CaseSubject, own: ReadonlySet<string>): Promise<ReplyTarget> {
  const answered = await findAnswered(ctx.db, subject.id, null);
  const accounts = (await accountsFor(ctx, subject.brandId)).filter(({ channel }) => !isSpoken(channel));
  const people = answered ? peopleOf(answered, own) : null;
  const reached = people ? { ...people, account: await accountFor(ctx, answered!, accounts, people.to) } : null;
  const chosen = reached?.account ? reached : ((await byHandle(ctx, subject, accounts)) ?? reached);
  // The page of their case is all that reaches them, and always does.
  const onPage = !chosen && isOnlyOnPage(answered);
  const account = onPage ? null : (chosen?.account ?? accounts.find(isPrivate) ?? null);
  const way = await wayOver(ctx, subject, account, { to: chosen?.to ?? [], cc: chosen?.cc ?? [] });
  if (onPage) return { ...way, channel: answered.channel, canSend: true, others: [] };
  return { ...way, others: await otherWays(ctx, subject, accounts, way) };
}

/** What an account makes of writing to these people. */
async function wayOver(
  ctx: Ctx,
  subject: CaseSubject,
  account: AccountFacts | null,
  people: { to: Address[]; cc: Address[] },
): Promise<Way> {
  const channel = account?.channel ?? subject.channel;
  const known = account ? channelOf(channel).capabilities : null;
  const address = people.to[0]?.address;
  const session =
    account && address !== undefined
      ? await sessionOf(ctx, { customerId: subject.customerId, accountId: account.id, channel, address })
      : null;
  return {
    accountId: account?.id ?? null,
    channel,
    to: people.to,
    cc: known?.copies === false ? [] : people.cc,
    subject: known?.subject === false ? null : subjectOfAnswer(subject.subject, subject.id),
    canSend: account?.canSend ?? false,
    paid: known?.paid ?? false,
    public: known?.public !== undefined,
    copies: known?.copies ?? true,
    attachments: known?.attachments ?? true,
    filesAsLinks: known?.filesAsLinks ?? false,
    maxLength: known?.maxLength ?? null,
    lengthInBytes: known?.lengthInBytes ?? false,
    splits: known?.splits ?? false,
    countedAs: known?.countedAs ?? null,
    templates: known?.templates ?? false,
    optedOut: address !== undefined && (await optedOut(ctx, channel, address)),
    session: session && { ...session, closesAt: session.closesAt?.toISOString() ?? null },
  };
}

/** The person wants to hear no more on a channel; nothing of ours that comes by no channel can be refused. */
async function optedOut(ctx: Ctx, channel: string, address: string): Promise<boolean> {
  const adapter = channels().find(({ name }) => name === channel);
  if (!adapter) return false;
  const { handleKind: kind, canonicalAddress } = adapter;
  return hasOptedOut(ctx, { kind, address: canonicalAddress(address) ?? address, channel });
}

/**
 * The other ways to reach the customer: one for each of their addresses that an account of the brand can write to. Those
 * that are open come first, and free ones before those that cost.
 */
async function otherWays(
  ctx: Ctx,
  subject: CaseSubject,
  accounts: readonly AccountFacts[],
  chosen: Way,
): Promise<Way[]> {
  const handles = (await handlesOf(ctx, [subject.customerId])).get(subject.customerId) ?? [];
  const ways: Way[] = [];
  for (const handle of handles.filter(({ bounced }) => !bounced)) {
    for (const account of accounts) {
      const { handleKind } = channelOf(account.channel);
      if (!isPrivate(account) || !account.canSend || handleKind !== handle.kind || ways.length >= MAX_WAYS) continue;
      const to = [addressOf(handle)];
      const isChosen = account.id === chosen.accountId && chosen.to[0]?.address === to[0]!.address;
      if (!isChosen) ways.push(await wayOver(ctx, subject, account, { to, cc: [] }));
    }
  }
  const rank = (way: Way) => Number(way.optedOut || way.session?.open === false) * 2 + Number(way.paid);
  return ways.sort((a, b) => rank(a) - rank(b));
}

/** In public we answer where somebody asked, and begin nothing. */
function isPrivate({ channel }: AccountFacts): boolean {
  return !channelOf(channel).capabilities.public;
}

/** More ways than these are no choice. */
const MAX_WAYS = 12;

async function accountFor(ctx: Ctx, answered: Answered, accounts: AccountFacts[], to: Address[]) {
  const own =
    answered.accountId === null ? undefined : (await getAccounts(ctx, [answered.accountId])).get(answered.accountId);
  if (own?.active && !isSpoken(own.channel)) return own;
  // Numbers of people look alike everywhere: an id of one channel is somebody else's telephone number.
  const kind = answered.sender?.kind ?? "mail";
  return accountReaching(
    accounts.filter(({ channel }) => channelOf(channel).handleKind === kind),
    to,
  );
}

/** Who wrote, and whom they had in copy, without ourselves. */
function peopleOf(answered: Answered, own: ReadonlySet<string>): { to: Address[]; cc: Address[] } | null {
  const author = answered.sender?.replyTo ?? answered.sender;
  // Whom nobody knows how to reach has a handle of the kind "none".
  if (!author || answered.sender?.kind === "none" || own.has(author.address)) return null;
  const seen = new Set([author.address, ...own]);
  const cc = [...(answered.recipients.to ?? []), ...(answered.recipients.cc ?? [])].filter(({ address }) => {
    const isNew = !seen.has(address);
    seen.add(address);
    return isNew;
  });
  return { to: [written(author)], cc: cc.map(written) };
}

/** A way to reach the customer that an account of ours has; one that did not bounce before one that did. */
async function byHandle(ctx: Ctx, subject: CaseSubject, accounts: AccountFacts[]) {
  const handles = (await handlesOf(ctx, [subject.customerId])).get(subject.customerId) ?? [];
  const ordered = handles.toSorted((a, b) => Number(a.bounced) - Number(b.bounced) || b.id - a.id);
  for (const handle of ordered) {
    const to = [addressOf(handle)];
    const reaching = accounts.filter(({ channel }) => channelOf(channel).handleKind === handle.kind);
    const account = accountReaching(reaching, to);
    if (account) return { to, cc: [], account };
  }
  return null;
}

function addressOf(handle: KnownHandle): Address {
  return { address: addressToWrite(handle), name: handle.name ?? readable(handle) };
}

function written(handle: { kind?: string; address: string; display?: string; name: string | null }): Address {
  return { address: addressToWrite(handle), name: handle.name ?? readable(handle) };
}

/** What people read in place of an address that only machines do. */
function readable({ address, display }: { address: string; display?: string }): string | null {
  return display && display !== address && !display.includes("@") ? display : null;
}
