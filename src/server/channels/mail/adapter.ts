import { canonicalMailAddress } from "../../../shared/mail-address.ts";
import type { ChannelAdapter } from "../../kernel/channel/index.ts";
import { MailAccountConfig, mailAccountFields, mailConfigOf } from "./account-config.ts";
import { checkMailAccount } from "./check-account.ts";
import { startImap } from "./imap/start-imap.ts";
import { parsingAside } from "./parse-aside.ts";
import { startReceiver } from "./receiver/start-receiver.ts";
import { sendMail } from "./sending/send-mail.ts";
import { closeTransports } from "./sending/transport.ts";
import type { MailEnvelope } from "./to-incoming.ts";

const parse = parsingAside();

/** Mail: in by IMAP or by our own receiver (SMTP, LMTP), out by the account's SMTP server. */
export const mail: ChannelAdapter = {
  name: "mail",
  handleKind: "mail",
  capabilities: {
    html: true,
    subject: true,
    attachments: true,
    maxLength: null,
    maxBytes: 25 * 1_048_576,
    copies: true,
    threads: true,
    reachesItself: true,
    // Receivers and mail programs show one Message-ID once.
    repeatable: true,
    receipts: ["sent", "bounced"],
  },
  accountFields: mailAccountFields,
  accountSchema: MailAccountConfig,
  canonicalAddress: canonicalMailAddress,
  parse: (raw, envelope, account, secret) => parse({ raw, envelope: envelope as MailEnvelope, account, secret }),
  async startReceiving(ports, { smtpPort, smtpHost, lmtpPort }) {
    const started = [await startImap(ports)];
    const servers = [
      { port: smtpPort, host: smtpHost, lmtp: false },
      // LMTP trusts whoever connects: it is for a mail server on this machine alone.
      { port: lmtpPort, host: "127.0.0.1", lmtp: true },
    ];
    for (const server of servers) if (server.port > 0) started.push(await startReceiver(ports, server));
    return {
      async stop() {
        await Promise.all(started.map((receiver) => receiver.stop()));
      },
    };
  },
  canSend: (account) => Boolean(mailConfigOf(account).smtpHost),
  send: sendMail,
  stopSending: closeTransports,
  check: checkMailAccount,
};
