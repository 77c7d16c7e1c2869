import { createHash } from "node:crypto";
import type { ImapFlow } from "imapflow";
import type { ChannelAccount, ReceiverPorts } from "../../../kernel/channel/index.ts";
import { mailConfigOf } from "../account-config.ts";
import { explainImap } from "./explain-imap.ts";
import { type FetchedMail, fetchMail, searchUids } from "./fetch-mail.ts";

/** How far a folder has been read. */
type FolderCursor = {
  /** When it changes, all UIDs were given anew (RFC 3501 §2.3.1.1): the mailbox was remade or moved to another server. */
  uidValidity: string;
  lastUid: number;
  /** when nothing more was left, last; ISO 8601 */
  readAt: string;
  /** UIDs up to `lastUid` that the server would not hand out: asked for again and again, while others go on */
  missed: number[];
};

/** By UID, how often asking for a mail broke the connection, and when last: some servers hang up over a damaged one. */
export type Breaks = Map<number, { times: number; at: Date }>;

export type FolderRead = {
  /** how many mails were new to the desk */
  brought: number;
  /** why something could not be read, though the rest was */
  problem: string | null;
};

const DAY_MS = 86_400_000;
/** A mail that broke the connection so often is asked for only now and then. */
const MAX_BREAKS = 3;
const BREAK_REST_MS = 3_600_000;

/**
 * Brings in everything of the selected folder that is newer than its cursor. A mail is marked as seen only after it was
 * stored, and the cursor moves only past stored ones, so that a crash repeats mails and never skips one; repeats are
 * known by their bytes.
 *
 * @throws Error when the line or the desk's own storage broke: nothing that was not stored counts as read
 */
export async function readFolder(
  client: ImapFlow,
  account: ChannelAccount,
  folder: string,
  ports: ReceiverPorts,
  breaks: Breaks,
  signal: AbortSignal,
): Promise<FolderRead> {
  const name = `imap:${folder}`;
  const began = ports.now();
  const saved = (await ports.cursor(account.id, name)) as FolderCursor | null;
  const { cursor, waiting } = await whatWaits(client, account, saved, began);
  const missed = new Set(cursor.missed);
  const save = (readAt: string) => {
    cursor.readAt = readAt;
    cursor.missed = [...missed];
    return ports.saveCursor(account.id, name, cursor);
  };
  const result: FolderRead = { brought: 0, problem: null };
  for (const uid of waiting) {
    if (signal.aborted) return result;
    const mail = await fetchOrMiss(client, uid, breaks, ports.now());
    if (typeof mail === "string") {
      missed.add(uid);
      result.problem = mail;
    } else {
      if (mail && (await bringIn(client, account, { folder, uid, mail }, ports))) result.brought++;
      missed.delete(uid);
    }
    cursor.lastUid = Math.max(cursor.lastUid, uid);
    await save(cursor.readAt);
  }
  await save(began.toISOString());
  return result;
}

/** Which mails are to be fetched, and the cursor to go on from. */
async function whatWaits(
  client: ImapFlow,
  account: ChannelAccount,
  saved: FolderCursor | null,
  now: Date,
): Promise<{ cursor: FolderCursor; waiting: number[] }> {
  if (!client.mailbox) throw new Error("the connection broke");
  const uidValidity = String(client.mailbox.uidValidity);
  if (saved?.uidValidity === uidValidity) {
    const later = await searchUids(client, { uid: `${saved.lastUid + 1}:*`, deleted: false });
    // "n:*" names the last mail even when its UID is below n (RFC 3501 §6.4.8).
    // Those in trouble last: if one breaks the connection again, the others are in.
    const waiting = [...later.filter((uid) => uid > saved.lastUid), ...saved.missed];
    return { cursor: { ...saved }, waiting };
  }
  const since = beginning(account, saved, now);
  const readAt = (since ?? now).toISOString();
  const waiting = since ? await searchUids(client, { since, deleted: false }) : [];
  // Where nothing waits, everything that is there lies before the beginning.
  const lastUid = waiting.length > 0 ? 0 : Math.max(0, client.mailbox.uidNext - 1);
  return { cursor: { uidValidity, lastUid, readAt, missed: [] }, waiting };
}

/**
 * From when on mail is brought in where no UID tells: a new account begins some days back, at once when that is 0; a
 * mailbox whose UIDs changed goes on where it was last read, a day earlier because servers search by date alone, in a
 * time zone of their own.
 */
function beginning(account: ChannelAccount, saved: FolderCursor | null, now: Date): Date | null {
  if (saved) return new Date(Date.parse(saved.readAt) - DAY_MS);
  const days = mailConfigOf(account).imapHistoryDays ?? 2;
  return days === 0 ? null : new Date(now.getTime() - days * DAY_MS);
}

/** One damaged mail must not hold up those behind it. @returns why it could not be fetched, as words */
async function fetchOrMiss(
  client: ImapFlow,
  uid: number,
  breaks: Breaks,
  now: Date,
): Promise<FetchedMail | null | string> {
  const before = breaks.get(uid) ?? { times: 0, at: now };
  const rests = before.times >= MAX_BREAKS && now.getTime() - before.at.getTime() < BREAK_REST_MS;
  if (rests) return `mail ${uid}: the connection breaks when it is fetched`;
  try {
    return await fetchMail(client, uid);
  } catch (error) {
    if (client.usable) return `mail ${uid}: ${explainImap(error)}`;
    breaks.set(uid, { times: before.times + 1, at: now });
    throw error;
  }
}

async function bringIn(
  client: ImapFlow,
  account: ChannelAccount,
  { folder, uid, mail }: { folder: string; uid: number; mail: FetchedMail },
  ports: ReceiverPorts,
): Promise<boolean> {
  const { source, seen, fullSize } = mail;
  const { isNew } = await ports.accept({
    accountId: account.id,
    externalId: `sha256:${createHash("sha256").update(source).digest("hex")}`,
    raw: source,
    envelope: { folder, uid, ...(fullSize !== null && { fullSize }) },
  });
  if (!seen && (mailConfigOf(account).imapMarkSeen ?? true)) {
    await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
  }
  return isNew;
}
