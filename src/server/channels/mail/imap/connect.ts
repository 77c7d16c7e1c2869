import type { ImapFlow } from "imapflow";
import type { ChannelAccount, LookupFor } from "../../../kernel/channel/index.ts";
import { mailConfigOf } from "../account-config.ts";

/**
 * An IMAP client for an account, to be connected at once.
 * @throws KnownError hosts.refused, hosts.unknown
 */
export async function createImapClient(account: ChannelAccount, lookupFor: LookupFor): Promise<ImapFlow> {
  const config = mailConfigOf(account);
  const lookup = await lookupFor(config.imapHost ?? "");
  // A megabyte of code that a desk without mailboxes does not need.
  const imap = await import("imapflow");
  return new imap.ImapFlow({
    host: config.imapHost ?? "",
    port: config.imapPort ?? 993,
    secure: (config.imapSecurity ?? "tls") === "tls",
    doSTARTTLS: config.imapSecurity === "starttls" ? true : config.imapSecurity === "none" ? false : undefined,
    auth: { user: config.imapUser ?? "", pass: config.imapPassword ?? "" },
    // The library hands these on to the socket, encrypted or not.
    tls: { lookup } as object,
    logger: false,
    // Servers end an idle connection after 30 minutes (RFC 2177); many firewalls much sooner.
    maxIdleTime: 4 * 60_000,
    // We have nothing else to do with it: news is wanted at once.
    autoIdleDelay: 100,
    socketTimeout: 6 * 60_000,
    connectionTimeout: 30_000,
    clientInfo: { name: "Keepword" },
  });
}
