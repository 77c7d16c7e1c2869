/**
 * Mails a second through parseMail beside bare postal-mime on the same mails in the same run, on one core.
 *
 * Usage: node bench/mail/speed.ts [--corpora DIR]
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { parseMail } from "../../src/server/channels/mail/parse/index.ts";
import { corporaFolder } from "../support/corpora.ts";

const ROUNDS = 5;
const TARGET = 1500;

const root = corporaFolder();
if (root === null) {
  console.log("Mail corpora not found; nothing measured. Set KEEPWORD_SHARED or pass --corpora DIR.");
  process.exit(0);
}

const load = (folder: string) =>
  readdirSync(join(root, folder)).map((file) => new Uint8Array(readFileSync(join(root, folder, file))));

const sets: [string, Uint8Array[]][] = [
  ["ordinary mail (email_mime, zh_mail_replies)", [...load("email_mime/dev/eml"), ...load("zh_mail_replies/dev/eml")]],
  ["bounces and reports", load("email_bounce_autoreply/dev/eml")],
];

async function perSecond(mails: Uint8Array[], parse: (raw: Uint8Array) => Promise<unknown>): Promise<number> {
  let best = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (const mail of mails) await parse(mail);
    best = Math.max(best, mails.length / ((performance.now() - start) / 1000));
  }
  return best;
}

console.log("| mails | size | parseMail /s | bare postal-mime /s | ratio | ratio to target 1,500/s |");
console.log("|---|---|---|---|---|---|");
for (const [name, mails] of sets) {
  const bytes = mails.reduce((sum, mail) => sum + mail.length, 0);
  const bare = await perSecond(mails, async (raw) => {
    try {
      await PostalMime.parse(raw);
    } catch {
      // It refuses some mails; that is its own affair here.
    }
  });
  const ours = await perSecond(mails, parseMail);
  console.log(
    `| ${name} | ${mails.length} × ${(bytes / mails.length / 1024).toFixed(1)} KB | ${ours.toFixed(0)} | ${bare.toFixed(0)} | ${(ours / bare).toFixed(2)} | ${(ours / TARGET).toFixed(2)} |`,
  );
}

const attachment = Buffer.from(Array.from({ length: 18_500_000 }, (_, i) => (i * 31) & 255));
const large = new Uint8Array(
  Buffer.from(
    `From: a@example.com\r\nTo: b@example.com\r\nSubject: photos\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nsee below\r\n--x\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${attachment.toString("base64").replace(/.{76}/g, "$&\r\n")}\r\n--x--\r\n`,
  ),
);
for (const [name, parse] of [
  ["parseMail", parseMail],
  ["postal-mime", (raw: Uint8Array) => PostalMime.parse(raw)],
] as const) {
  const before = process.memoryUsage();
  const start = performance.now();
  await parse(large);
  const after = process.memoryUsage();
  const grown = (after.rss - before.rss) / 1048576;
  console.log(
    `25 MB attachment, ${name}: ${(performance.now() - start).toFixed(0)} ms, resident memory +${grown.toFixed(0)} MB`,
  );
}
