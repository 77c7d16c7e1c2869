import { createHash } from "node:crypto";
import type { ImapFlow } from "imapflow";
import type { ChannelAccount, ReceiverPorts } from "../../../kernel/channel.ts";
import { mailConfigOf } from "../account-config.ts";
import { MAX_MAIL_BYTES } from "./connect.ts";

/** How far a folder has been read. A changed `uidValidity` means that its UIDs were given anew (RFC 3501 §2.3.1.1). */
type FolderCursor = { uidValidity: string; lastUid: number };

const DAY_MS = 86_400_000;
/** UIDs asked for at once; each mail is stored, and the cursor moved, one by one. */
const PAGE = 200;

/**
 * Brings in everything of the selected folder that is newer than its cursor. A mail is marked as seen only after it was
 * stored, and the cursor moves only past stored ones, so that a crash repeats mails and never skips one.
 *
 * @returns how many were new to the desk
 */
export async function readFolder(
  client: ImapFlow,
  account: ChannelAccount,
  folder: string,
  ports: ReceiverPorts,
  signal: AbortSignal,
): Promise<number> {
  const mailbox = client.mailbox;
  if (!mailbox) throw new Error(`The folder ${folder} is not open.`);
  const uidValidity = String(mailbox.uidValidity);
  const name = `imap:${folder}`;
  const saved = (await ports.cursor(account.id, name)) as FolderCursor | null;
  const known = saved?.uidValidity === uidValidity ? saved : null;
  const waiting = known ? await uidsAfter(client, known.lastUid) : await firstUids(client, account, ports.now());
  let brought = 0;
  if (!known && waiting.length === 0) {
    await ports.saveCursor(account.id, name, { uidValidity, lastUid: Math.max(0, (mailbox.uidNext ?? 1) - 1) });
  }
  for (let start = 0; start < waiting.length; start += PAGE) {
    for (const uid of waiting.slice(start, start + PAGE)) {
      if (signal.aborted) return brought;
      if (await bringIn(client, account, folder, uid, ports)) brought++;
      await ports.saveCursor(account.id, name, { uidValidity, lastUid: uid });
    }
  }
  return brought;
}

async function uidsAfter(client: ImapFlow, lastUid: number): Promise<number[]> {
  const found = (await client.search({ uid: `${lastUid + 1}:*`, deleted: false }, { uid: true })) || [];
  // "n:*" names the last mail even when its UID is below n (RFC 3501 §6.4.8).
  return found.filter((uid) => uid > lastUid).sort((a, b) => a - b);
}

async function firstUids(client: ImapFlow, account: ChannelAccount, now: Date): Promise<number[]> {
  const days = mailConfigOf(account).imapHistoryDays ?? 2;
  if (days === 0) return [];
  const since = new Date(now.getTime() - days * DAY_MS);
  return ((await client.search({ since, deleted: false }, { uid: true })) || []).sort((a, b) => a - b);
}

async function bringIn(
  client: ImapFlow,
  account: ChannelAccount,
  folder: string,
  uid: number,
  ports: ReceiverPorts,
): Promise<boolean> {
  const mail =
    (await client.fetchOne(String(uid), { source: { maxLength: MAX_MAIL_BYTES }, flags: true }, { uid: true })) || null;
  // Gone in between: somebody deleted or moved it.
  if (!mail?.source) return false;
  const { isNew } = await ports.accept({
    accountId: account.id,
    externalId: `sha256:${createHash("sha256").update(mail.source).digest("hex")}`,
    raw: mail.source,
    envelope: { folder, uid },
  });
  if ((mailConfigOf(account).imapMarkSeen ?? true) && !mail.flags?.has("\\Seen")) {
    await client.messageFlagsAdd(String(uid), ["\\Seen"], { uid: true });
  }
  return isNew;
}
