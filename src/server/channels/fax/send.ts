import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { refuseFiles } from "../toolkit/refuse-files.ts";
import { isByMail, ownNumber } from "./account-config.ts";
import { renderAside } from "./aside.ts";
import { sendByMail } from "./by-mail/send-by-mail.ts";
import { sendToHylafax } from "./hylafax/submit.ts";
import { WITHHELD } from "./number.ts";

const MAX_FILE = 20 * 1_048_576;
/** What fax servers make pages of, and pictures, which are put on pages here. */
export const FILE_TYPES = {
  "application/pdf": MAX_FILE,
  "image/tiff": MAX_FILE,
  "image/png": MAX_FILE,
  "image/jpeg": MAX_FILE,
};
/** Some five pages: nobody reads more on paper that a machine rolls out. */
export const MAX_TEXT = 10_000;

/** A fax that is ready to go out: the answer's own pages first, then documents that come behind them. */
export type Outgoing = {
  to: string;
  documents: readonly { name: string; type: string; content: Uint8Array }[];
};

/** Hands an answer over as pages; what becomes of it is told later. @throws ChannelError */
export async function sendFax(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  if (to.startsWith(WITHHELD)) throw new ChannelError("gone", "The sender withheld their number.");
  if (message.sentParts.length > 0) return { detail: null };
  refuseFiles(message, { fileTypes: FILE_TYPES });
  const pictures: Uint8Array[] = [];
  const enclosed: Outgoing["documents"][number][] = [];
  for (const { name, type, sha256 } of message.attachments) {
    const content = await ports.files.get(sha256);
    if (type === "image/png" || type === "image/jpeg") pictures.push(content);
    else enclosed.push({ name, type, content });
  }
  const answer = { shop: message.senderName, from: ownNumber(account), to, caseId: message.caseId, at: ports.now() };
  const pages = await renderAside({ ...answer, text: message.text, pictures, enclosed: enclosed.length });
  const fax: Outgoing = { to, documents: [{ name: "fax.pdf", type: "application/pdf", content: pages }, ...enclosed] };
  return isByMail(account) ? sendByMail(fax, message, account, ports) : sendToHylafax(fax, message, account, ports);
}
