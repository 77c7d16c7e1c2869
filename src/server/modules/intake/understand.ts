import { channelOf, type DeliveryReport, type IncomingMessage } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { AccountFacts, ReceivingAccounts, StoredFile } from "../conversations/index.ts";
import { officeOf } from "../executives/index.ts";
import { fetchFiles } from "./fetch-files.ts";
import { pagesTitle } from "./pages-title.ts";
import { PATIENT_ATTEMPTS } from "./policy.ts";
import type { Opening, ToReceive } from "./receive-batch.ts";
import type { ClaimedDelivery } from "./store/deliveries.ts";

/** High: above questions. */
const LETTER_PRIORITY = 3;

type Place = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Turns a stored delivery into a message whose files are stored: the adapter reads it, nothing is written but files.
 *
 * @param places let so many be parsed at once, and so many whose pages have to be read, which takes far longer; files that
 *   a provider still has are fetched outside of them. So nothing that takes long holds up anybody else's words.
 */
export async function understand(
  ctx: Ctx,
  delivery: ClaimedDelivery,
  accounts: ReceivingAccounts,
  places: { parsing: Place; reading: Place },
): Promise<ToReceive> {
  const on = accounts.account(delivery.accountId);
  const carried = accounts.carriedBy(on);
  const quick = channelOf(on.channel).capabilities.pages
    ? null
    : await places.parsing(() => read(ctx, delivery, { on, carried, withPages: false }));
  const { message, stored, account, receipt } =
    quick ?? (await places.reading(() => read(ctx, delivery, { on, carried, withPages: true })));
  const sender = message.sender;
  const fetched = await fetchFiles(ctx, account, message, delivery.attempts);
  const imported = importOf(delivery.envelope);
  return {
    intakeId: delivery.id,
    account: { id: account.id, channel: account.channel, brandId: account.brandId, teamId: account.teamId },
    message: {
      ...message,
      problems: [...message.problems, ...fetched.problems],
      externalId: message.externalId || delivery.externalId,
    },
    files: [...stored, ...fetched.files],
    rawSha256: delivery.rawSha256,
    // What an archive holds happened when it was written.
    at: (imported && message.writtenAt) || delivery.receivedAt,
    opens: {
      ...(channelOf(account.channel).capabilities.pages && (await pagesTitle(ctx, account.brandId, message, stored))),
      ...(account.addresseeId !== null && (await letterTo(ctx, account.addresseeId))),
    },
    ...(receipt && { receipt }),
    ...(message.senderUnproven && { unproven: true }),
    isOwn: sender !== null && accounts.ownAddresses.has(sender.address),
    imported,
  };
}

type Read = Pick<ToReceive, "message"> & {
  stored: StoredFile[];
  account: AccountFacts;
  receipt: ToReceive["receipt"] | null;
};
type ToRead = { on: AccountFacts; carried: readonly AccountFacts[] };

async function read(ctx: Ctx, delivery: ClaimedDelivery, to: ToRead & { withPages: true }): Promise<Read>;
async function read(ctx: Ctx, delivery: ClaimedDelivery, to: ToRead & { withPages: boolean }): Promise<Read | null>;
/** Has the adapter read a delivery; null where there are pages to read and this is not the place for it. */
async function read(
  ctx: Ctx,
  delivery: ClaimedDelivery,
  { on, carried, withPages }: ToRead & { withPages: boolean },
): Promise<Read | null> {
  const isLastTry = delivery.attempts >= PATIENT_ATTEMPTS;
  const raw = await ctx.files.get(delivery.rawSha256);
  const parsed = await channelOf(on.channel).parse(raw, delivery.envelope, on, ctx.config.secret, isLastTry);
  if (!withPages && carried.some((account) => channelOf(account.channel).carried!.hasPages(parsed, account)))
    return null;
  const taken = await carriedOn(carried, parsed, isLastTry);
  // Their bytes are let go of before the next one is read.
  const { attachments, ...message } = taken?.message ?? parsed;
  return {
    message: { ...message, attachments: [] },
    stored: await storeFiles(ctx, attachments),
    account: taken?.message ? taken.account : on,
    receipt: taken?.report ? { accountId: taken.account.id, report: taken.report } : null,
  };
}

type Taken = { account: AccountFacts; message?: IncomingMessage; report?: DeliveryReport };

/** What a message is to the first account that is carried on the one it came in on, and knows it for its own. */
async function carriedOn(
  carried: readonly AccountFacts[],
  message: IncomingMessage,
  isLastTry: boolean,
): Promise<Taken | null> {
  for (const account of carried) {
    const taken = await channelOf(account.channel).carried!.take(message, account, isLastTry);
    if (taken) return { account, ...taken };
  }
  return null;
}

/** What comes to an executive's mailbox is for that executive and their office, never for the team of the mailbox. */
async function letterTo(ctx: Ctx, addresseeId: number): Promise<Opening> {
  return { kind: "executive", addresseeId, priority: LETTER_PRIORITY, teamId: await officeOf(ctx, addresseeId) };
}

function importOf({ imported }: ClaimedDelivery["envelope"]): ToReceive["imported"] {
  return imported === "open" || imported === "closed" ? imported : null;
}

async function storeFiles(ctx: Ctx, attachments: ToReceive["message"]["attachments"]): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  // One after the other: a mail of a thousand small files must not open a thousand.
  for (const { name, type, content, inline, contentId } of attachments) {
    files.push({ name, type, inline, contentId, ...(await ctx.files.put(content)) });
  }
  return files;
}
