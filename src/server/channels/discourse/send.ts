import { FormData } from "undici";
import { type ChannelAccount, ChannelError, type OutgoingMessage, type SendPorts } from "../../kernel/channel/index.ts";
import { refuseFiles } from "../toolkit/refuse-files.ts";
import { sendParts } from "../toolkit/send-parts.ts";
import { nameIn } from "./address.ts";
import { callForum } from "./call.ts";
import { type Place, placeId, placeOf } from "./place.ts";
import { proofOf } from "./proof.ts";
import { askTopic, isBetween } from "./readers.ts";

/** Characters of one post, where a forum does not say otherwise (`max_post_length`). */
export const MAX_TEXT = 32_000;
const IMAGE = 4 * 1_048_576;
/** How long the forum may take to say who reads a private message. */
const ASK_MS = 15_000;
/** What a forum takes that nobody has set otherwise (`authorized_extensions`, `max_image_size_kb`). */
export const FILE_TYPES = { "image/jpeg": IMAGE, "image/png": IMAGE, "image/gif": IMAGE, "image/webp": IMAGE };

/**
 * Hands a message to the forum, in as many posts as it needs: below the post that it answers, where that stands. What a
 * machine writes, and what answers nothing, goes to the person as a private message; so does what holds the way to the
 * person's own page, unless nobody else reads what it answers.
 *
 * @throws ChannelError
 */
export async function sendPosts(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  refuseFiles(message, { fileTypes: FILE_TYPES });
  let below = placeToWrite(message, account);
  if (below?.isPrivate && isForOneAlone(message, ports) && !(await isReadByOne(below, to, account, ports)))
    below = null;
  const whole = await withPictures(message, account, ports);
  return sendParts(whole, ports, { limit: MAX_TEXT }, async (part) => {
    if (part.kind !== "text") throw new ChannelError("rejected", "A post has words.");
    const raw = part.text;
    const json = below ? answering(below, raw) : beginning(message, to, raw, account, ports);
    const posted = await callForum<Posted>(account, "/posts.json", { json }, ports);
    below = { isPrivate: below?.isPrivate ?? true, ...standing(posted) };
    return placeId(account, below);
  });
}

function placeToWrite(message: OutgoingMessage, account: ChannelAccount): Place | null {
  const sent = placeOf(account, message.sentParts.at(-1));
  if (sent) return sent;
  const answered = [message.inReplyTo, ...message.threadRefs].map((id) => placeOf(account, id)).find(Boolean) ?? null;
  return message.automatic && !answered?.isPrivate ? null : answered;
}

/** A part that has left stands where it is; the rest goes below it. */
function isForOneAlone({ automatic, text, sentParts }: OutgoingMessage, { publicUrl }: SendPorts): boolean {
  return sentParts.length === 0 && (automatic || (publicUrl !== "" && text.includes(`${publicUrl}/c/`)));
}

async function isReadByOne({ topic }: Place, to: string, account: ChannelAccount, ports: SendPorts): Promise<boolean> {
  return isBetween(await askTopic(topic, account, ASK_MS, ports), nameIn(to), account);
}

function answering({ topic, number }: Place, raw: string) {
  return { topic_id: topic, raw, ...(number > 1 && { reply_to_post_number: number }) };
}

function beginning(
  { id, subject, senderName, caseId }: OutgoingMessage,
  to: string,
  raw: string,
  { name }: ChannelAccount,
  { secret }: SendPorts,
) {
  const title = [subject, senderName, name].find((each) => each && each.trim().length > 1) ?? "…";
  return {
    title: [...title.trim()].slice(0, 255).join(""),
    raw,
    archetype: "private_message",
    target_recipients: nameIn(to),
    ...(caseId !== null && { external_id: proofOf(secret, caseId, id) }),
  };
}

type Posted = { topic_id?: unknown; post_number?: unknown; action?: unknown };

function standing({ topic_id, post_number, action }: Posted): Pick<Place, "topic" | "number"> {
  if (typeof topic_id === "number" && typeof post_number === "number") return { topic: topic_id, number: post_number };
  // It is there, and a second copy would be too: somebody of ours must know.
  if (action === "enqueued")
    throw new ChannelError("rejected", "The forum keeps the post until one of its moderators approves it.");
  throw new ChannelError("retry", "The answer holds no post.");
}

/** The message with its pictures in its words, where a post has them. Handing one over twice leaves one. */
async function withPictures(message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const lines: string[] = [];
  for (const { name, type, sha256 } of message.attachments) {
    const form = new FormData();
    form.set("type", "composer");
    form.set("synchronous", "true");
    form.set("file", new Blob([new Uint8Array(await ports.files.get(sha256))], { type }), name);
    const call = { form, timeoutMs: 120_000 };
    const { short_url } = await callForum<{ short_url?: unknown }>(account, "/uploads.json", call, ports);
    if (typeof short_url !== "string") throw new ChannelError("retry", "The answer holds no file.");
    lines.push(`![${name.replace(/[[\]|()\s]+/g, " ").trim()}](${short_url})`);
  }
  return { ...message, text: [message.text, ...lines].filter(Boolean).join("\n\n"), attachments: [] };
}
