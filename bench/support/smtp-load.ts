/**
 * Sends mails from several connections at once, each the next when the one before was answered with 250, and prints how
 * many were. A process of its own, so that sending does not cost the receiver its thread.
 *
 *     node bench/support/smtp-load.ts PORT CONNECTIONS SECONDS RECIPIENT
 */
import { connect, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { createWriter } from "./words.ts";

const [port, connections, seconds, recipient] = process.argv.slice(2);
const words = createWriter(9).text("en", 60);
const page = `<html><body>${`<p>${createWriter(10).text("en", 40)}</p>`.repeat(4)}</body></html>`;
const run = Date.now().toString(36);
const end = performance.now() + Number(seconds) * 1_000;
let sent = 0;

await Promise.all(Array.from({ length: Number(connections) }, (_, n) => one(n)));
console.log(sent);

async function one(sender: number): Promise<void> {
  const socket = connect(Number(port), "127.0.0.1");
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  await answer(lines);
  socket.write("EHLO bench.example\r\n");
  await answer(lines);
  for (let n = 0; performance.now() < end; n++) {
    const from = `smtp${run}-${sender}-${n % 3 === 0 ? n : n % 50}@example.com`;
    socket.write(`MAIL FROM:<${from}>\r\nRCPT TO:<${recipient}>\r\nDATA\r\n`);
    for (let i = 0; i < 3; i++) await answer(lines);
    socket.write(mail(from, `${run}.${sender}.${n}@bench.example`));
    await answer(lines);
    sent++;
  }
  await quit(socket);
}

/** The whole of one answer. @throws Error when it is a refusal */
async function answer(lines: AsyncIterator<string>): Promise<void> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error("The receiver hung up.");
    if (!/^[23]/.test(value)) throw new Error(`The receiver refused: ${value}`);
    if (value[3] !== "-") return;
  }
}

function quit(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on("close", () => resolve());
    socket.end("QUIT\r\n");
  });
}

function mail(from: string, id: string): string {
  const part = (type: string, text: string) => `--b\r\nContent-Type: text/${type}; charset=utf-8\r\n\r\n${text}\r\n`;
  return [
    `From: Bench <${from}>`,
    `To: ${recipient}`,
    "Subject: A question about my order",
    `Message-ID: <${id}>`,
    `Date: ${new Date().toUTCString()}`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/alternative; boundary="b"',
    "",
    `${part("plain", words)}${part("html", page)}--b--`,
    ".",
    "",
  ].join("\r\n");
}
