import { connect, type Socket } from "node:net";
import { createTransport, type Transporter } from "nodemailer";
import type { ChannelAccount, LookupFor } from "../../../kernel/channel/index.ts";
import { mailConfigOf } from "../account-config.ts";
import { watchHandovers } from "./handover.ts";

const CONNECTION_TIMEOUT_MS = 20_000;

const open = new Map<number, { fingerprint: string; transport: Transporter }>();

/** The pooled connection to an account's outgoing server; a changed account gets a new one. */
export function transportOf(account: ChannelAccount, lookupFor: LookupFor): Transporter {
  const fingerprint = JSON.stringify(account.config);
  const known = open.get(account.id);
  if (known?.fingerprint === fingerprint) return known.transport;
  known?.transport.close();
  const transport = createMailTransport(account, lookupFor, true);
  open.set(account.id, { fingerprint, transport });
  return transport;
}

/** Closes every connection; sending opens them again. */
export function closeTransports(): void {
  for (const { transport } of open.values()) transport.close();
  open.clear();
}

/** A connection to an account's outgoing server, for one check or (pooled) for many mails. */
export function createMailTransport(account: ChannelAccount, lookupFor: LookupFor, pool: boolean): Transporter {
  const config = mailConfigOf(account);
  const security = config.smtpSecurity ?? "starttls";
  const host = config.smtpHost ?? "";
  const port = config.smtpPort ?? (security === "tls" ? 465 : 587);
  const transport = createTransport({
    ...(pool ? { pool: true as const, maxConnections: 4, maxMessages: 100 } : {}),
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    auth: config.smtpUser ? { user: config.smtpUser, pass: config.smtpPassword ?? "" } : undefined,
    getSocket(_, callback) {
      connectTo({ host, port }, lookupFor).then(
        (connection) => callback(null, { connection }),
        (error) => callback(error),
      );
    },
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    greetingTimeout: 20_000,
    socketTimeout: 120_000,
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  return watchHandovers(transport);
}

/** The library would look the host up by itself, and might be told another address than the one that was checked. */
async function connectTo({ host, port }: { host: string; port: number }, lookupFor: LookupFor): Promise<Socket> {
  const lookup = await lookupFor(host);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, lookup });
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(CONNECTION_TIMEOUT_MS, () => fail(new Error(`${host}:${port} does not answer`)));
    socket.once("error", fail);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.removeAllListeners("timeout");
      socket.off("error", fail);
      resolve(socket);
    });
  });
}
