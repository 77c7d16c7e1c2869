import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { refuseFiles } from "../toolkit/refuse-files.ts";
import { faxConfigOf, ownNumber } from "./account-config.ts";
import { renderAside } from "./aside.ts";
import type { Answer } from "./document/render-answer.ts";
import { serverOf, submitFax } from "./hylafax/submit.ts";
import { WITHHELD } from "./number.ts";

const MAX_FILE = 20 * 1_048_576;
/** What HylaFAX makes pages of, and pictures, which are put on pages here. */
export const FILE_TYPES = {
  "application/pdf": MAX_FILE,
  "image/tiff": MAX_FILE,
  "image/png": MAX_FILE,
  "image/jpeg": MAX_FILE,
};
/** Some five pages: nobody reads more on paper that a machine rolls out. */
export const MAX_TEXT = 10_000;

/** Hands an answer to HylaFAX as one job; what becomes of it its scripts tell. @throws ChannelError */
export async function sendFax(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  if (to.startsWith(WITHHELD)) throw new ChannelError("gone", "The sender withheld their number.");
  if (message.sentParts.length > 0) return { detail: null };
  refuseFiles(message, { fileTypes: FILE_TYPES });
  const pictures: Uint8Array[] = [];
  const enclosed: Uint8Array[] = [];
  for (const { type, sha256 } of message.attachments) {
    const isPicture = type === "image/png" || type === "image/jpeg";
    (isPicture ? pictures : enclosed).push(await ports.files.get(sha256));
  }
  const answer = { shop: message.senderName, from: ownNumber(account), to, caseId: message.caseId, at: ports.now() };
  const pages = await render({ ...answer, text: message.text, pictures, enclosed: enclosed.length });
  const { calls = 4 } = faxConfigOf(account);
  const server = await serverOf(account, ports);
  try {
    const job = await submitFax(server, { to, tag: message.externalId, documents: [pages, ...enclosed], calls });
    await ports.notePart(message.externalId);
    return { detail: `job ${job}` };
  } finally {
    server.end();
  }
}

async function render(answer: Answer): Promise<Uint8Array> {
  try {
    return await renderAside(answer);
  } catch (error) {
    throw new ChannelError("rejected", "The pages cannot be made: one of the pictures is damaged.", { cause: error });
  }
}
