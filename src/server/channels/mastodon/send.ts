import { setTimeout as pause } from "node:timers/promises";
import { FormData } from "undici";
import {
  type AdapterPorts,
  type ChannelAccount,
  ChannelError,
  type OutgoingMessage,
  type SendPorts,
} from "../../kernel/channel/index.ts";
import { refuseFiles } from "../toolkit/refuse-files.ts";
import { type Part, sendParts } from "../toolkit/send-parts.ts";
import { mastodonConfigOf, serverIdOf, statusId } from "./account-config.ts";
import { callServer, NotThere } from "./call.ts";
import type { MastodonMedia, MastodonStatus } from "./status.ts";
import { withoutMentions } from "./status-text.ts";

/** Characters of one status, where a server does not say otherwise. */
export const MAX_TEXT = 500;
const IMAGE = 16 * 1_048_576;
const VIDEO = 99 * 1_048_576;
/** What servers take (https://docs.joinmastodon.org/entities/Instance/#supported_mime_types). */
export const FILE_TYPES = {
  "image/jpeg": IMAGE,
  "image/png": IMAGE,
  "image/gif": IMAGE,
  "image/webp": IMAGE,
  "video/mp4": VIDEO,
  "video/webm": VIDEO,
  "video/quicktime": VIDEO,
  "audio/mpeg": VIDEO,
  "audio/ogg": VIDEO,
  "audio/wav": VIDEO,
  "audio/flac": VIDEO,
};
/** Every link counts as so many characters, however long it is. */
const LINK = 23;

/**
 * Hands a message to its person, in as many statuses as it needs, each below the one before and seen by nobody else:
 * whoever asked in public is answered in private, since an answer tells of orders and addresses.
 *
 * @throws ChannelError
 */
export async function sendStatuses(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  refuseFiles(message, { fileTypes: FILE_TYPES });
  const text = withoutMentions(message.text);
  const limit = (await lengthOfStatus(account, ports)) - `@${to} `.length - missingOfLinks(text);
  let number = message.sentParts.length;
  let above = serverIdOf(account, message.sentParts.at(-1) ?? message.inReplyTo);
  return sendParts({ ...message, text }, ports, { limit: Math.max(limit, 50) }, async (part) => {
    const content = await contentOf(part, to, account, ports);
    // A server gives the status it has to whoever asks again within an hour.
    const headers = { "idempotency-key": `${message.externalId}/${number++}` };
    const post = (answering: object) => {
      const json = { ...content, ...answering, visibility: "direct" };
      return callServer<MastodonStatus>(account, "/api/v1/statuses", { json, headers }, ports);
    };
    const { json: status } = await (above === null
      ? post({})
      : post({ in_reply_to_id: above }).catch((error) => {
          // Its author deleted what is answered: the answer stands alone.
          if (error instanceof NotThere) return post({});
          throw error;
        }));
    if (typeof status.id !== "string") throw new ChannelError("retry", "The answer holds no status.");
    if (status.mentions?.length === 0) {
      const path = `/api/v1/statuses/${encodeURIComponent(status.id)}`;
      await callServer(account, path, { method: "DELETE" }, ports).catch(() => undefined);
      throw new ChannelError("gone", `The server finds nobody called ${to}.`);
    }
    above = status.id;
    return statusId(account, status.id);
  });
}

async function contentOf(part: Part, to: string, account: ChannelAccount, ports: AdapterPorts) {
  if (part.kind === "text") return { status: `@${to} ${part.text}` };
  return { status: `@${to}`, media_ids: [await upload(part, account, ports)] };
}

/** Hands over a file (https://docs.joinmastodon.org/methods/media/#v2); videos take the server a while. */
async function upload(file: Extract<Part, { kind: "file" }>, account: ChannelAccount, ports: AdapterPorts) {
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
  const call = { method: "POST", form, timeoutMs: 120_000 } as const;
  let { status, json: media } = await callServer<MastodonMedia>(account, "/api/v2/media", call, ports);
  const path = `/api/v1/media/${encodeURIComponent(media.id)}`;
  for (let asked = 0; (status === 202 || status === 206) && asked < 60; asked++) {
    await pause(1_000);
    ({ status, json: media } = await callServer<MastodonMedia>(account, path, {}, ports));
  }
  if (status !== 200) throw new ChannelError("retry", `The server still works on ${file.name}.`);
  return media.id;
}

/** How many characters the links of a text count more than they have. */
function missingOfLinks(text: string): number {
  const links = text.match(/https?:\/\/\S+/g) ?? [];
  return links.reduce((sum, link) => sum + Math.max(0, LINK - link.length), 0);
}

const DAY_MS = 24 * 3_600_000;
const lengths = new Map<string, { length: number; until: number }>();

/** How long a status may be on the account's server, asked for once a day. */
async function lengthOfStatus(account: ChannelAccount, ports: AdapterPorts): Promise<number> {
  const { apiUrl } = mastodonConfigOf(account);
  const known = lengths.get(apiUrl);
  if (known && known.until > ports.now().getTime()) return known.length;
  type Instance = { configuration?: { statuses?: { max_characters?: unknown } } };
  const asked = callServer<Instance>(account, "/api/v2/instance", {}, ports);
  const said = await asked.catch((error) => {
    if (error instanceof ChannelError) return null;
    throw error;
  });
  const told = said?.json.configuration?.statuses?.max_characters;
  const length = typeof told === "number" && told >= 100 ? told : MAX_TEXT;
  if (said) lengths.set(apiUrl, { length, until: ports.now().getTime() + DAY_MS });
  return length;
}
