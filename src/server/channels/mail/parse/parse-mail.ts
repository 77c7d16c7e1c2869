import { envelopeAddresses, parseAddresses } from "./addresses.ts";
import { collectParts } from "./collect-parts.ts";
import { decodeWords } from "./encoded-words.ts";
import { parseMailDate } from "./mail-date.ts";
import { messageId, messageIds } from "./message-ids.ts";
import { parseMimeTree } from "./mime-tree.ts";
import { collectProblems } from "./problems.ts";
import { repairLineEnds } from "./repair-mime.ts";
import type { ParsedMail } from "./types.ts";

export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  const problems = collectProblems();
  const bytes = repairLineEnds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), problems);
  const tree = parseMimeTree(bytes, problems);
  const { headers } = tree;
  const addresses = (name: string) => headers.all(name).flatMap((value) => parseAddresses(value, problems));
  const authors = parseAddresses(headers.get("from"), problems);
  const parts = collectParts(tree, problems);
  const text = parts.texts.join("\n");
  return {
    messageId: messageId(headers.get("message-id")),
    inReplyTo: messageIds(headers.get("in-reply-to"))[0] ?? null,
    references: messageIds(headers.all("references").join(" ")),
    from: authors[0] ?? null,
    authors,
    replyTo: addresses("reply-to"),
    to: addresses("to"),
    cc: addresses("cc"),
    bcc: addresses("bcc"),
    deliveredTo: envelopeAddresses(["delivered-to", "x-original-to", "envelope-to"].flatMap(headers.all), problems),
    subject: decodeWords(headers.all("subject").at(-1) ?? "", problems),
    date: parseMailDate(headers.get("date")),
    text,
    html: parts.htmls.length > 0 ? parts.htmls.join("\n") : null,
    visibleText: "",
    quotedText: "",
    signature: "",
    autoReply: null,
    bounce: null,
    attachments: parts.attachments,
    language: null,
    autoSubmitted: null,
    precedence: null,
    listId: null,
    xAutoResponseSuppress: null,
    returnPath: null,
    problems: problems.list,
  };
}
