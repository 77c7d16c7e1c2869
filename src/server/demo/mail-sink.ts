import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A mail that a customer got from the shop. */
export type GotMail = { to: string[]; id: string; references: string[] };
/** How the mailbox of a customer behaves: it is gone, wants nothing from us, or is busy at the first attempt. */
export type Mailbox = "gone" | "unwilling" | "busy";

/** A mail server that takes what the shop sends to its customers, and keeps what their answers need. */
export type MailSink = {
  port: number;
  set(address: string, mailbox: Mailbox): void;
  /** the newest mail that belongs to a thread */
  newestIn(thread: readonly string[]): GotMail | undefined;
  newestTo(address: string): GotMail | undefined;
  stop(): Promise<void>;
};

/** Starts it on loopback, on any free port. */
export async function startMailSink(): Promise<MailSink> {
  const got: GotMail[] = [];
  const mailboxes = new Map<string, Mailbox>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, callback) {
      callback(mailboxes.get(address) === "gone" ? refusal(550, "5.1.1 No such user here") : null);
    },
    async onData(stream, session, callback) {
      // Whoever hangs up in the middle has sent nothing.
      const mail = await text(stream).catch(() => null);
      if (mail === null) return;
      const head = mail.split("\r\n\r\n", 1)[0]!.replace(/\r\n[ \t]+/g, " ");
      const to = session.envelope.rcptTo.map(({ address }) => address);
      const mailbox = to.map((address) => mailboxes.get(address)).find(Boolean);
      if (mailbox === "unwilling") return callback(refusal(554, "5.7.1 Message refused by policy"));
      if (mailbox === "busy") {
        for (const address of to) mailboxes.delete(address);
        return callback(refusal(451, "4.3.2 Busy, please try again later"));
      }
      const ids = (name: string) => new RegExp(`^${name}:(.*)$`, "im").exec(head)?.[1]?.match(/(?<=<)[^>]+/g) ?? [];
      got.push({ to, id: ids("message-id")[0] ?? "", references: ids("references") });
      callback(null);
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    set: (address, mailbox) => mailboxes.set(address, mailbox),
    newestIn: (thread) => got.findLast((mail) => mail.references.some((id) => thread.includes(id))),
    newestTo: (address) => got.findLast((mail) => mail.to.includes(address)),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
