import { type Element, parse } from "ltx";
import { lookup } from "mime-types";
import type { ChannelAccount, IncomingMessage, RemoteFile } from "../../kernel/channel/index.ts";
import { chatMessage } from "../toolkit/chat-message.ts";
import { bareAddress } from "./address.ts";
import { NS, textOf } from "./stanza.ts";
import { linkOf, understand } from "./understand.ts";

/** Turns a stored message stanza into a message. */
export function parseMessage(
  raw: Uint8Array,
  envelope: Record<string, unknown>,
  account: ChannelAccount,
): IncomingMessage {
  const stanza = parse(Buffer.from(raw).toString());
  const archiveId = typeof envelope.archiveId === "string" ? envelope.archiveId : undefined;
  const heard = understand(stanza, account, archiveId);
  const address = bareAddress(stanza.attrs.from);
  if (heard?.kind !== "message" || !address) throw new Error("The stanza holds nothing that anybody said.");
  const link = linkOf(stanza);
  const { words, quoted } = wordsOf(stanza);
  const message = chatMessage({
    externalId: heard.externalId,
    sender: { kind: "xmpp", address, display: address, name: textOf(stanza, "nick", NS.nick)?.trim() || null },
    // Clients say the file's address once more as words, for those that know no files.
    text: words === link ? "" : words,
    files: link ? [fileAt(link)] : [],
    answers: stanza.getChild("reply", NS.reply)?.attrs.id ?? null,
    writtenAt: writtenAt(stanza, envelope),
    problems: stanza.getChild("encrypted", NS.encrypted) ? [{ code: "encrypted" }] : [],
  });
  return { ...message, quotedText: quoted };
}

/** The words, and beside them what they answer, where a client repeats it for those that know no answers (XEP-0428). */
function wordsOf(stanza: Element): { words: string; quoted: string | null } {
  const body = textOf(stanza, "body") ?? "";
  const repeated = stanza
    .getChildren("fallback", NS.fallback)
    .find(({ attrs }) => attrs.for === NS.reply)
    ?.getChild("body");
  const [start, end] = [Number(repeated?.attrs.start), Number(repeated?.attrs.end)];
  if (!repeated || !(start >= 0 && end > start)) return { words: body.trim(), quoted: null };
  const letters = [...body];
  const quoted = letters.slice(start, end).join("").replace(/^> ?/gm, "").trim();
  return { words: [...letters.slice(0, start), ...letters.slice(end)].join("").trim(), quoted: quoted || null };
}

function writtenAt(stanza: Element, envelope: Record<string, unknown>): Date | null {
  const told = stanza.getChild("delay", NS.delay)?.attrs.stamp ?? envelope.stamp;
  const date = new Date(String(told));
  return Number.isNaN(date.getTime()) ? null : date;
}

function fileAt(url: string): RemoteFile {
  const last = decodeName(new URL(url).pathname.split("/").at(-1) ?? "");
  return { name: last || "file", type: lookup(last) || "application/octet-stream", ref: { url } };
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll("/", "_");
  } catch {
    return name;
  }
}
