import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export type TakenMail = {
  from: string;
  to: string[];
  raw: string;
  /** header lines unfolded, by lower-case name */
  headers: Map<string, string>;
};

export type Behaviour =
  | "take"
  /** 451 after the data: try again */
  | "later"
  /** 550 after the data: never */
  | "refuse"
  /** takes the data and hangs up before saying so */
  | "hang-up"
  /** takes the data and resets the connection */
  | "reset"
  /** resets the connection before it is told to whom the mail goes */
  | "reset-early";

export type SmtpCounterpart = {
  port: number;
  /** every mail whose data came in, whether or not it was then taken */
  readonly seen: TakenMail[];
  /** what was taken */
  readonly taken: TakenMail[];
  behave(behaviour: Behaviour): void;
  /** refuses these recipients at the door */
  refuseRecipients(addresses: readonly string[]): void;
  /** the only password that signs in; null lets anybody in */
  askPassword(password: string | null): void;
  stop(): Promise<void>;
};

/** A mail server of somebody else's, as an account's outgoing server. */
export async function startSmtpCounterpart(): Promise<SmtpCounterpart> {
  const seen: TakenMail[] = [];
  const taken: TakenMail[] = [];
  let behaviour: Behaviour = "take";
  let password: string | null = null;
  let refused: readonly string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth(auth, _session, callback) {
      if (password !== null && auth.password !== password) callback(smtpError(535, "5.7.8 wrong password"));
      else callback(null, { user: auth.username });
    },
    onMailFrom(_address, _session, callback) {
      if (behaviour === "reset-early") for (const socket of sockets) socket.resetAndDestroy();
      else callback(null);
    },
    onRcptTo(address, _session, callback) {
      callback(refused.includes(address.address) ? smtpError(550, "5.1.1 no such user") : null);
    },
    async onData(stream, session, callback) {
      // Whoever hangs up in the middle, as a desk does that is stopped, has sent nothing.
      const raw = await buffer(stream).then(String, () => null);
      if (raw === null) return;
      const { mailFrom, rcptTo } = session.envelope;
      const mail = {
        from: mailFrom ? mailFrom.address : "",
        to: rcptTo.map(({ address }) => address),
        raw,
        headers: headersOf(raw),
      };
      seen.push(mail);
      if (behaviour === "later") return callback(smtpError(451, "4.3.0 try again later"));
      if (behaviour === "refuse") return callback(smtpError(550, "5.7.1 we do not want this"));
      taken.push(mail);
      if (behaviour === "hang-up") return destroyAll();
      if (behaviour === "reset") return sockets.forEach((socket) => void socket.resetAndDestroy());
      callback(null);
    },
  });
  const sockets = new Set<Socket>();
  server.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  return {
    port: (server.server.address() as AddressInfo).port,
    seen,
    taken,
    behave(next) {
      behaviour = next;
    },
    refuseRecipients(addresses) {
      refused = addresses;
    },
    askPassword(next) {
      password = next;
    },
    async stop() {
      destroyAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function headersOf(raw: string): Map<string, string> {
  const head = raw.slice(0, raw.indexOf("\r\n\r\n")).replace(/\r\n[ \t]+/g, " ");
  return new Map(
    head.split("\r\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    }),
  );
}
