import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** A conversation with a mail server, byte by byte as the test wants it. */
export type SmtpTalk = {
  /** Sends a line and waits for the reply, all lines of it joined. */
  ask(line: string): Promise<string>;
  /** Sends bytes as they are. */
  send(bytes: string | Uint8Array): Promise<void>;
  /** Sends bytes one at a time, each in a packet of its own as far as the machine lets it. */
  sendSlowly(bytes: string): Promise<void>;
  /** The next reply, all lines of it joined; what is left of it, or "", when the server closes the connection. */
  hear(): Promise<string>;
  /** EHLO (or what is given), MAIL and RCPT, and DATA. @returns the reply to DATA */
  begin(to: string | string[], greeting?: string): Promise<string>;
  /** Breaks the connection without a word. */
  breakOff(): void;
  readonly closed: Promise<void>;
};

/** Connects to a mail server on this machine and waits for its greeting. */
export async function talkTo(port: number): Promise<SmtpTalk & { greeting: string }> {
  const socket = connect(port, "127.0.0.1");
  socket.setNoDelay(true);
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await Promise.race([once(socket, "connect"), closed]);
  const hear = listen(socket);
  const talk: SmtpTalk = {
    hear,
    closed,
    async send(bytes) {
      await new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
    },
    async sendSlowly(bytes) {
      for (const byte of Buffer.from(bytes, "latin1")) {
        await talk.send(Uint8Array.of(byte));
        await new Promise(setImmediate);
      }
    },
    async ask(line) {
      await talk.send(`${line}\r\n`);
      return hear();
    },
    async begin(to, greeting = "EHLO sender.example") {
      await talk.ask(greeting);
      await talk.ask("MAIL FROM:<wang@example.com>");
      for (const address of [to].flat()) await talk.ask(`RCPT TO:<${address}>`);
      return talk.ask("DATA");
    },
    breakOff: () => socket.destroy(),
  };
  return { ...talk, greeting: await hear() };
}

function listen(socket: Socket): () => Promise<string> {
  let text = "";
  let ended = false;
  let wake = () => {};
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
    wake();
  });
  socket.on("close", () => {
    ended = true;
    wake();
  });
  return async () => {
    for (;;) {
      const reply = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\n/.exec(text)?.[0];
      if (reply !== undefined) {
        text = text.slice(reply.length);
        return reply.trimEnd();
      }
      if (ended) return text.trimEnd();
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
}
