import type { OutgoingMessage, SendPorts } from "../../kernel/channel/index.ts";
import { type Measure, splitText } from "./split-text.ts";

/** One message as a provider takes it. */
export type Part =
  | { kind: "text"; text: string; choices?: readonly string[] }
  /** `url`: where the provider fetches it, in place of its bytes */
  | { kind: "file"; name: string; type: string; content: Uint8Array; url: string };

/**
 * Sends a message in as many parts as its channel needs: its words, cut where they are too long, then each of its files.
 * What the provider calls a part is written down before the next one goes out, so that a later attempt goes on where this
 * one stopped. What may be pressed goes with the last of the words.
 *
 * @param limits with `linkDays` files are given by an address that is good for so long
 * @param sendOne hands one part to the provider and returns the provider's id of it
 * @throws ChannelError from `sendOne`
 */
export async function sendParts(
  message: OutgoingMessage,
  ports: SendPorts,
  limits: { limit: number; measure?: Measure; linkDays?: number },
  sendOne: (part: Part) => Promise<string>,
): Promise<{ detail: string | null }> {
  const texts = message.text === "" ? [] : splitText(message.text, limits.limit, limits.measure);
  const parts = [
    ...texts.map((text, place) => async (): Promise<Part> => {
      const { choices = [] } = message;
      return place < texts.length - 1 || choices.length === 0
        ? { kind: "text", text }
        : { kind: "text", text, choices };
    }),
    ...message.attachments.map((file) => async (): Promise<Part> => {
      const { name, type, sha256 } = file;
      if (limits.linkDays === undefined) {
        return { kind: "file", name, type, content: await ports.files.get(sha256), url: "" };
      }
      return { kind: "file", name, type, content: new Uint8Array(), url: await ports.linkTo(file, limits.linkDays) };
    }),
  ];
  // Read one at a time: several files of 25 MB need not be in memory together.
  for (const part of parts.slice(message.sentParts.length)) await ports.notePart(await sendOne(await part()));
  return { detail: parts.length > 1 ? `${parts.length} parts` : null };
}

/**
 * Sends what is one message whatever it holds, unless the provider has it already.
 * @param hand gives it to the provider and returns the provider's id of it
 * @throws ChannelError from `hand`
 */
export async function sendOnce(
  message: Pick<OutgoingMessage, "sentParts">,
  ports: Pick<SendPorts, "notePart">,
  hand: () => Promise<string>,
): Promise<{ detail: string | null }> {
  if (message.sentParts.length === 0) await ports.notePart(await hand());
  return { detail: null };
}
