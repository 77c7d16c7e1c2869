import type { FetchMessageObject, ImapFlow } from "imapflow";
import { MAX_MAIL_BYTES } from "../limits.ts";

export type FetchedMail = {
  source: Buffer;
  seen: boolean;
  /** its size in the mailbox when that is more than was fetched, else null */
  fullSize: number | null;
};

/**
 * Fetches one mail of the selected folder without marking it as seen.
 *
 * @returns null when it is gone: somebody deleted or moved it
 * @throws Error when the server does not hand it out, or the line broke
 */
export async function fetchMail(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  const wanted = { uid: true, source: { maxLength: MAX_MAIL_BYTES }, flags: true, size: true };
  for await (const mail of client.fetch(String(uid), wanted, { uid: true })) {
    // Servers put news of other mails' flags between.
    if (mail.uid === uid && mail.source) return toFetched(mail, mail.source);
  }
  // A closed connection fetches nothing and complains of nothing: that no mail came does not yet mean that there is none.
  if ((await searchUids(client, { uid: String(uid) })).length === 0) return null;
  throw new Error(`the server does not hand out mail ${uid}`);
}

/** The UIDs that match, ascending. @throws Error when the server did not search */
export async function searchUids(
  client: ImapFlow,
  query: { uid?: string; since?: Date; deleted?: boolean },
): Promise<number[]> {
  const found = await client.search(query, { uid: true });
  // The library says false for a search that failed and undefined on a closed line; neither means "none".
  if (!found) throw new Error(client.usable ? "the server refused to search" : "the connection broke");
  return found.sort((a, b) => a - b);
}

function toFetched({ flags, size = 0 }: FetchMessageObject, source: Buffer): FetchedMail {
  const isCut = source.length >= MAX_MAIL_BYTES && size > source.length;
  return { source, seen: flags?.has("\\Seen") ?? false, fullSize: isCut ? size : null };
}
