import { expect, test } from "vitest";
import type { ChannelAccount } from "../../kernel/channel/index.ts";
import { parsingAside } from "./parse-aside.ts";
import { toIncoming } from "./to-incoming.ts";

const account: ChannelAccount = { id: 1, channel: "mail", name: "x", addresses: ["support@shop.example"], config: {} };
const secret = "a secret of the installation, long";

/** A mail of some megabytes, with a file that must come through byte for byte. */
function largeMail(lines: number) {
  const file = Buffer.from(Array.from({ length: 300_000 }, (_, n) => n % 251));
  const text = [
    "From: =?utf-8?B?546L6Iqz?= <wang@example.com>",
    "To: support@shop.example",
    "Subject: Large",
    "Message-ID: <large@example.com>",
    "Date: Mon, 09 Mar 2026 10:00:00 +0800",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>Where <b>is</b> it?</p>\r\n".repeat(lines),
    "--b",
    "Content-Type: application/octet-stream",
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="a.bin"',
    "",
    file.toString("base64").replace(/.{76}/g, "$&\r\n"),
    "--b--",
    "",
  ];
  return { mail: { raw: Buffer.from(text.join("\r\n")), envelope: { rcptTo: [] }, account, secret }, file };
}

test("[A1] a large mail is understood beside the process, which goes on meanwhile, and as a small one would be", async () => {
  const { mail, file } = largeMail(100_000);
  let turns = 0;
  const parsed = parsingAside()(mail);
  const count = setInterval(() => turns++, 1);
  const message = await parsed.finally(() => clearInterval(count));
  // On the process itself there would be none: it parses without a pause.
  expect(turns).toBeGreaterThan(5);
  expect(Buffer.from(message.attachments[0]!.content).equals(file)).toBe(true);
  const here = await toIncoming(mail.raw, mail.envelope, account, secret);
  const plain = (one: typeof here) => ({ ...one, attachments: one.attachments.map(({ content: _, ...rest }) => rest) });
  expect(plain(message)).toEqual(plain(here));
});

test("[A1] a mail that takes too long is given up with its reason, and others are parsed after it", async () => {
  const impatient = parsingAside(1);
  const { mail } = largeMail(200_000);
  for (let n = 0; n < 3; n++) {
    await expect(impatient(mail)).rejects.toMatchObject({ name: "UnreadableError", reason: "parse_too_long" });
  }
  expect((await parsingAside()(mail)).subject).toBe("Large");
});
