import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { sendParts } from "../toolkit/send-parts.ts";
import type { Line } from "./line.ts";
import { sharedLines } from "./shared-lines.ts";
import { el, NS } from "./stanza.ts";
import { upload } from "./upload.ts";

/** Characters of one message; servers cut off a line that says more at once than their limit, often 256 KB. */
export const MAX_TEXT = 10_000;
export const MAX_FILE = 50 * 1_048_576;

/**
 * Hands a message to its person. A server says nothing of what it took: it is asked for a sign of life after each part,
 * which it gives in its turn.
 *
 * @throws ChannelError
 */
export async function sendMessage(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  return sharedLines.use(account, ports, (line) => sendOn(line, to, message, account, ports));
}

function sendOn(line: Line, to: string, message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  let number = message.sentParts.length;
  return sendParts(message, ports, { limit: MAX_TEXT }, async (part) => {
    const id = `${message.externalId}/${number++}`;
    const link = part.kind === "file" ? await upload(part, line, account, ports) : null;
    const stanza = el(
      "message",
      { to, type: "chat", id },
      el("body", {}, part.kind === "text" ? part.text : link),
      link && el("x", { xmlns: NS.linked }, el("url", {}, link)),
      el("origin-id", { xmlns: NS.stanzaId, id }),
      el("request", { xmlns: NS.receipts }),
      el("markable", { xmlns: NS.chatMarkers }),
    );
    await line.deliver(stanza);
    return id;
  });
}
