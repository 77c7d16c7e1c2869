import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import type { ReceiverPorts } from "../../../kernel/channel/index.ts";
import { MAX_MAIL_BYTES } from "../limits.ts";
import { createDataReader } from "./read-data.ts";
import { isReply, type Reply, reply, tryAgain } from "./replies.ts";
import { findAccount, storeMail } from "./store-mail.ts";

export type ReceiverOptions = { port: number; host: string; lmtp: boolean; limits?: Partial<ReceiverLimits> };

/** What senders may take of us. Whoever is cut off hears a 4xx and comes again. */
export type ReceiverLimits = {
  clients: number;
  clientsPerAddress: number;
  recipients: number;
  /** silence after which a connection is closed; RFC 5321 §4.5.3.2.7 wants five minutes */
  idleMs: number;
  /** the whole life of a connection: who sends a byte a minute must not keep it for ever */
  sessionMs: number;
  /** of all mails being taken at a time, in memory */
  heldBytes: number;
};

const defaults: ReceiverLimits = {
  clients: 500,
  clientsPerAddress: 100,
  recipients: 100,
  idleMs: 5 * 60_000,
  sessionMs: 30 * 60_000,
  heldBytes: 6 * MAX_MAIL_BYTES,
};

/**
 * Our own mail server for what is addressed to our accounts: it relays nothing, knows no passwords, and says 250 only
 * after the mail was stored. When it cannot store, or cannot even look up who is ours, it says 4xx, and the sending
 * server keeps the mail and tries again (RFC 5321 §4.2.1). A mail ends at CR LF . CR LF and nowhere else, so that nothing
 * inside one can pass for another (“SMTP smuggling”).
 *
 * @returns the port it listens on: a free one when `port` was 0
 * @throws Error when it cannot listen, saying which setting to change
 */
export async function startReceiver(
  ports: ReceiverPorts,
  options: ReceiverOptions,
): Promise<{ port: number; stop(): Promise<void> }> {
  const limits = { ...defaults, ...options.limits };
  const readData = createDataReader(limits.heldBytes);
  const timers = new Map<string, NodeJS.Timeout>();
  const server = new SMTPServer({
    name: "keepword",
    banner: "Keepword",
    lmtp: options.lmtp,
    size: MAX_MAIL_BYTES,
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    hideSTARTTLS: true,
    // The sender's name decides nothing here, and a name server that is slow would hold up every mail.
    disableReverseLookup: true,
    maxClients: limits.clients,
    maxRecipients: limits.recipients,
    socketTimeout: limits.idleMs,
    closeTimeout: 10_000,
    logger: false,
    onConnect(session, callback) {
      const alike = [...server.connections].filter(({ remoteAddress }) => remoteAddress === session.remoteAddress);
      if (alike.length > limits.clientsPerAddress)
        return callback(reply(421, "4.7.0", "Too many connections from you"));
      timers.set(session.id, setTimeout(hangUp, limits.sessionMs, server, session.id).unref());
      callback();
    },
    onClose(session) {
      clearTimeout(timers.get(session.id));
      timers.delete(session.id);
    },
    onRcptTo(address, _session, callback) {
      findAccount(ports, address.address).then(
        (account) => callback(account ? null : reply(550, "5.1.1", `No mailbox ${address.address} here`)),
        (error) => callback(failed(ports, error)),
      );
    },
    onData(stream, session, callback) {
      readData(stream, (raw) => take(ports, raw, session)).then(
        ({ id, refusals }) => answer(callback, options.lmtp, id, refusals),
        (error) => callback(isReply(error) ? error : failed(ports, error)),
      );
    },
  });
  server.on("error", (error) => ports.log.info({ err: error }, "a connection to the mail receiver broke"));
  await listen(server, options);
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => close(server),
  };
}

/** Stores a mail. @returns for each recipient why not, null where it is stored */
async function take(ports: ReceiverPorts, raw: Buffer, session: SMTPServerSession) {
  const { mailFrom, rcptTo } = session.envelope;
  const { id, stored } = await storeMail(ports, {
    raw,
    mailFrom: mailFrom ? mailFrom.address : "",
    rcptTo: rcptTo.map(({ address }) => address),
    remoteAddress: session.remoteAddress,
  });
  const refusals = stored.map((each) => {
    if (each.ok) return null;
    // Its mailbox was taken away since it was named: asked again, its sender is told so for this recipient alone.
    return each.error === null ? tryAgain() : failed(ports, each.error);
  });
  return { id, refusals };
}

type Answer = (error: Error | null, message?: string | (string | Error)[]) => void;

/** LMTP has a word for each recipient (RFC 2033 §4.2); SMTP one for all, so there the mail is taken for all or none. */
function answer(callback: Answer, lmtp: boolean, id: string, refusals: readonly (Reply | null)[]): void {
  const stored = `Stored as ${id}`;
  const words = refusals.map((refusal) => refusal ?? stored);
  if (lmtp) callback(null, words);
  else callback(refusals.find((refusal) => refusal !== null) ?? null, stored);
}

function hangUp(server: SMTPServer, id: string): void {
  for (const connection of server.connections) {
    if (connection.id === id) connection.send(421, "4.4.2 You have been here too long");
  }
}

function failed(ports: ReceiverPorts, error: unknown): Reply {
  // The sender went away in the middle: it knows that, and comes again.
  if ((error as { code?: string })?.code === "ECONNECTION") ports.log.debug({ err: error }, "a mail broke off");
  else ports.log.error({ err: error }, "a mail could not be stored; its sender was asked to try again");
  return tryAgain();
}

/** Lets mails that are coming in come in; who merely stays connected is sent away at once. */
async function close(server: SMTPServer): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const connection of server.connections) {
    if (!connection.session.envelope?.mailFrom) connection.send(421, "4.3.2 Closing, please come again");
  }
  await closed;
}

async function listen(server: SMTPServer, options: ReceiverOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, () => {
      server.off("error", reject);
      resolve();
    });
  }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(explainListen(error, options), { cause: error });
  });
}

function explainListen(error: NodeJS.ErrnoException, { port, host, lmtp }: ReceiverOptions): string {
  const setting = lmtp ? "LMTP_PORT" : "SMTP_PORT";
  if (error.code === "EADDRINUSE") return `Port ${port} for incoming mail is in use. Set ${setting} to another one.`;
  if (error.code === "EACCES")
    return `Port ${port} needs more rights than this process has. Set ${setting} to one above 1023.`;
  return `The mail receiver cannot listen on ${host}:${port}: ${error.message}`;
}
