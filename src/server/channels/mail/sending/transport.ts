import { createTransport, type Transporter } from "nodemailer";
import type { ChannelAccount } from "../../../kernel/channel.ts";
import { mailConfigOf } from "../account-config.ts";

const open = new Map<number, { fingerprint: string; transport: Transporter }>();

/** The pooled connection to an account's outgoing server; a changed account gets a new one. */
export function transportOf(account: ChannelAccount): Transporter {
  const fingerprint = JSON.stringify(account.config);
  const known = open.get(account.id);
  if (known?.fingerprint === fingerprint) return known.transport;
  known?.transport.close();
  const transport = createMailTransport(account, true);
  open.set(account.id, { fingerprint, transport });
  return transport;
}

/** Closes every connection; sending opens them again. */
export function closeTransports(): void {
  for (const { transport } of open.values()) transport.close();
  open.clear();
}

/** A connection to an account's outgoing server, for one check or (pooled) for many mails. */
export function createMailTransport(account: ChannelAccount, pool: boolean): Transporter {
  const config = mailConfigOf(account);
  const security = config.smtpSecurity ?? "starttls";
  return createTransport({
    ...(pool ? { pool: true as const, maxConnections: 4, maxMessages: 100 } : {}),
    host: config.smtpHost,
    port: config.smtpPort ?? (security === "tls" ? 465 : 587),
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    auth: config.smtpUser ? { user: config.smtpUser, pass: config.smtpPassword ?? "" } : undefined,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 120_000,
    disableUrlAccess: true,
    disableFileAccess: true,
  });
}
