import { createHash } from "node:crypto";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { canonicalMailAddress } from "../../../../shared/mail-address.ts";
import type { ChannelAccount, ReceiverPorts } from "../../../kernel/channel.ts";
import { withoutReplyToken } from "../../../kernel/reply-token.ts";
import { MAX_MAIL_BYTES } from "../imap/connect.ts";

export type ReceiverOptions = { port: number; host: string; lmtp: boolean };

/**
 * Our own mail server for what is addressed to our accounts: it relays nothing, knows no passwords, and says 250 only
 * after the mail was stored. When it cannot store, or cannot even look up who is ours, it says 4xx, and the sending
 * server keeps the mail and tries again (RFC 5321 §4.2.1).
 */
export async function startReceiver(
  ports: ReceiverPorts,
  options: ReceiverOptions,
): Promise<{ stop(): Promise<void> }> {
  const server = new SMTPServer({
    name: "keepword",
    banner: "Keepword",
    lmtp: options.lmtp,
    size: MAX_MAIL_BYTES,
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    hideSTARTTLS: true,
    maxClients: 500,
    socketTimeout: 5 * 60_000,
    closeTimeout: 10_000,
    logger: false,
    onRcptTo(address, _session, callback) {
      findAccount(ports, address.address).then(
        (account) => callback(account ? null : reply(550, "5.1.1", `No mailbox ${address.address} here`)),
        (error) => callback(later(ports, error)),
      );
    },
    onData(stream, session, callback) {
      take(ports, stream, session).then(
        (id) => callback(null, options.lmtp ? perRecipient(session, id) : `Stored as ${id}`),
        (error) => callback(isReply(error) ? error : later(ports, error)),
      );
    },
  });
  server.on("error", (error) => ports.log.warn({ err: error }, "the mail receiver had a broken connection"));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve();
    });
  }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(explainListen(error, options), { cause: error });
  });
  return { stop: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** Stores one mail for each account it is for. @returns a short id for the sender's log */
async function take(ports: ReceiverPorts, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    // What is too large is read to its end, as the protocol wants, and not kept.
    if (!stream.sizeExceeded) chunks.push(chunk as Buffer);
  }
  if (stream.sizeExceeded) throw reply(552, "5.3.4", `Larger than ${MAX_MAIL_BYTES} bytes`);
  const raw = Buffer.concat(chunks);
  const sha256 = createHash("sha256").update(raw).digest("hex");
  const rcptTo = session.envelope.rcptTo.map((to) => to.address);
  const mailFrom = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
  const accounts = new Map<number, ChannelAccount>();
  for (const address of rcptTo) {
    const account = await findAccount(ports, address);
    if (account) accounts.set(account.id, account);
  }
  if (accounts.size === 0) throw reply(550, "5.1.1", "No recipient of this mail is ours");
  for (const account of accounts.values()) {
    await ports.accept({
      accountId: account.id,
      externalId: `sha256:${sha256}`,
      raw,
      envelope: { mailFrom, rcptTo, remoteAddress: session.remoteAddress },
    });
    ports.reportHealth(account.id, { lastMessageAt: ports.now().toISOString() }).catch(() => undefined);
  }
  return sha256.slice(0, 12);
}

/** Whose address this is: exactly one of ours, or one with our reply token or any other subaddress. */
async function findAccount(ports: ReceiverPorts, address: string): Promise<ChannelAccount | null> {
  const plain = canonicalMailAddress(withoutReplyToken(address));
  if (!plain) return null;
  const base = plain.replace(/\+[^@]*@/, "@");
  const accounts = (await ports.accounts()).filter((account) => account.channel === "mail");
  return (
    accounts.find((account) => account.addresses.includes(plain)) ??
    accounts.find((account) => account.addresses.includes(base)) ??
    null
  );
}

function perRecipient(session: SMTPServerSession, id: string): string[] {
  return session.envelope.rcptTo.map(() => `Stored as ${id}`);
}

type Reply = Error & { responseCode: number };

function reply(code: number, status: string, text: string): Reply {
  return Object.assign(new Error(`${status} ${text}`), { responseCode: code });
}

function isReply(error: unknown): error is Reply {
  return error instanceof Error && "responseCode" in error;
}

function later(ports: ReceiverPorts, error: unknown): Reply {
  ports.log.error({ err: error }, "a mail could not be stored; its sender was asked to try again");
  return reply(451, "4.3.0", "Cannot store mail now, please try again");
}

function explainListen(error: NodeJS.ErrnoException, { port, host, lmtp }: ReceiverOptions): string {
  const setting = lmtp ? "LMTP_PORT" : "SMTP_PORT";
  if (error.code === "EADDRINUSE") return `Port ${port} for incoming mail is in use. Set ${setting} to another one.`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this process has. Set ${setting} to one above 1023.`;
  return `The mail receiver cannot listen on ${host}:${port}: ${error.message}`;
}
