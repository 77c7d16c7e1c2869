import { ImapFlow } from "imapflow";
import { type ParsedMail, parseMail } from "../../../src/server/channels/mail/parse/index.ts";
import { type Dovecot, PASSWORD } from "./dovecot.ts";

export type MailboxMail = ParsedMail & { uid: number; seen: boolean };

/** Reads a mailbox over IMAP as its owner's mail program would, without changing anything. */
export async function readMailbox(dovecot: Dovecot, address: string): Promise<MailboxMail[]> {
  const client = new ImapFlow({
    host: "127.0.0.1",
    port: dovecot.imapPort,
    secure: false,
    doSTARTTLS: false,
    auth: { user: address, pass: PASSWORD },
    logger: false,
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.mailboxOpen("INBOX", { readOnly: true });
    const mails: MailboxMail[] = [];
    for await (const { uid, source, flags } of client.fetch("1:*", { uid: true, source: true, flags: true })) {
      mails.push({ ...(await parseMail(source!)), uid, seen: flags?.has("\\Seen") ?? false });
    }
    return mails;
  } finally {
    client.close();
  }
}
