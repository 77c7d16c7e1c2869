import { channelOf, type DeliveryReport, type IncomingMessage } from "../../kernel/channel/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { AccountFacts, ReceivingAccounts, StoredFile } from "../conversations/index.ts";
import { officeOf } from "../executives/index.ts";
import { fetchFiles } from "./fetch-files.ts";
import { pagesTitle } from "./pages-title.ts";
import type { Opening, ToReceive } from "./receive-batch.ts";
import type { ClaimedDelivery } from "./store/deliveries.ts";

/** High: above questions. */
const LETTER_PRIORITY = 3;

/**
 * Turns a stored delivery into a message whose files are stored: the adapter reads it, nothing is written but files.
 *
 * @param parsing lets so many be parsed at once; files that a provider still has are fetched outside of it, so that a
 *   provider that hangs holds up nobody else's words
 */
export async function understand(
  ctx: Ctx,
  delivery: ClaimedDelivery,
  accounts: ReceivingAccounts,
  parsing: <T>(work: () => Promise<T>) => Promise<T>,
): Promise<ToReceive> {
  const on = accounts.account(delivery.accountId);
  const { message, stored, account, receipt } = await parsing(async () => {
    const raw = await ctx.files.get(delivery.rawSha256);
    const parsed = await channelOf(on.channel).parse(raw, delivery.envelope, on, ctx.config.secret);
    const taken = await carriedOn(accounts.carriedBy(on), parsed);
    // Their bytes are let go of before the next one is parsed.
    const { attachments, ...message } = taken?.message ?? parsed;
    return {
      message: { ...message, attachments: [] },
      stored: await storeFiles(ctx, attachments),
      account: taken?.message ? taken.account : on,
      receipt: taken?.report ? { accountId: taken.account.id, report: taken.report } : null,
    };
  });
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

type Taken = { account: AccountFacts; message?: IncomingMessage; report?: DeliveryReport };

/** What a message is to the first account that is carried on the one it came in on, and knows it for its own. */
async function carriedOn(carried: readonly AccountFacts[], message: IncomingMessage): Promise<Taken | null> {
  for (const account of carried) {
    const taken = await channelOf(account.channel).carried!.take(message, account);
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
