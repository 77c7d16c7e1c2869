import { FormData } from "undici";
import {
  type ChannelAccount,
  ChannelError,
  type OutgoingMessage,
  type SendPorts,
} from "../../../../kernel/channel/index.ts";
import { choiceLabels } from "../../choice-labels.ts";
import { refuseFiles } from "../../refuse-files.ts";
import { type Part, sendParts } from "../../send-parts.ts";
import { characters, utf8Bytes } from "../../split-text.ts";
import { callPage, isWindowOver } from "./call.ts";
import { type Flavour, messageId, metaConfigOf } from "./flavour.ts";

/** An answer within 24 hours; by a person within seven days, where Meta allowed the app to say so. */
const ANSWER = { messaging_type: "RESPONSE" };
const BY_A_PERSON = { messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" };
/** https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages/quick-replies */
export const QUICK_REPLIES = { most: 13, label: 20 };
type Kind = Record<string, string>;

/** Hands a message to a person, in as many parts as it needs. @throws ChannelError */
export function sendByMeta(flavour: Flavour, message: OutgoingMessage, account: ChannelAccount, ports: SendPorts) {
  const to = message.recipients.to[0]?.address;
  if (!to) throw new ChannelError("rejected", "The message names nobody.");
  const measure = flavour.lengthInBytes ? utf8Bytes : characters;
  const limits = { limit: flavour.maxLength, measure, ...(!flavour.uploads && { linkDays: 1 }) };
  refuseFiles(message, flavour.fetches ? { fileTypes: flavour.fetches } : {});
  return sendParts(message, ports, limits, async (part) => {
    const late = { isOver: false };
    const send = (kind: Kind) => sendOne(account, to, part, kind, ports, late);
    const mayBeLate = metaConfigOf(account).humanAgent === true && !message.automatic;
    const mid = await send(ANSWER).catch((error: unknown) => {
      if (late.isOver && mayBeLate) return send(BY_A_PERSON);
      throw error;
    });
    return messageId(flavour, mid);
  });
}

async function sendOne(
  account: ChannelAccount,
  to: string,
  part: Part,
  kind: Kind,
  ports: SendPorts,
  late: { isOver: boolean },
): Promise<string> {
  const content =
    part.kind === "text"
      ? { json: textTo(to, part, kind) }
      : part.url
        ? { json: linkTo(to, part, kind) }
        : { body: fileTo(to, part, kind) };
  const path = `/${metaConfigOf(account).pageId}/messages`;
  const timeout = part.kind === "file" ? { timeoutMs: 120_000 } : {};
  const sent = await callPage<{ message_id?: string }>(account, path, { ...content, ...timeout }, ports, (error) => {
    late.isOver = isWindowOver(error);
  });
  if (!sent.message_id) throw new ChannelError("retry", "Meta did not say what it calls the message.");
  return sent.message_id;
}

/** What is pressed comes back as words, with its whole words as payload. */
function textTo(to: string, { text, choices = [] }: Extract<Part, { kind: "text" }>, kind: Kind) {
  const titles = choiceLabels(choices, QUICK_REPLIES.label);
  const quick_replies = choices.map((payload, index) => ({ content_type: "text", title: titles[index]!, payload }));
  return { recipient: { id: to }, ...kind, message: { text, ...(choices.length > 0 && { quick_replies }) } };
}

function linkTo(to: string, { type, url }: Extract<Part, { kind: "file" }>, kind: Kind) {
  return { recipient: { id: to }, ...kind, message: { attachment: { type: kindOf(type), payload: { url } } } };
}

function kindOf(mediaType: string): string {
  return /^(image|video|audio)\//.exec(mediaType)?.[1] ?? "file";
}

function fileTo(to: string, file: Extract<Part, { kind: "file" }>, kind: Kind): FormData {
  const type = kindOf(file.type);
  const form = new FormData();
  form.set("recipient", JSON.stringify({ id: to }));
  for (const [name, value] of Object.entries(kind)) form.set(name, value);
  form.set("message", JSON.stringify({ attachment: { type, payload: { is_reusable: false } } }));
  form.set("filedata", new Blob([new Uint8Array(file.content)], { type: file.type }), file.name);
  return form;
}
