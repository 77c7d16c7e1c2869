import { htmlWords } from "../toolkit/html-words.ts";

/**
 * The words of a status, whose `content` is HTML of a few elements
 * (https://docs.joinmastodon.org/spec/activitypub/#sanitization). A link's text is its whole address, cut only by style.
 */
export const statusText = htmlWords;

/** The words without our own name before them, by which every mention begins; it stays where there is nothing else. */
export function withoutOurName(text: string, ourAddress: string): string {
  const [name] = ourAddress.split("@");
  const [first = ""] = /^@\S+/.exec(text) ?? [];
  const said = first.slice(1).toLowerCase();
  return said === name || said === ourAddress ? text.slice(first.length).trim() : text;
}

/**
 * A status goes to everybody whom it mentions: in what we write nobody is mentioned but the one we write to. An invisible
 * character parts the sign from the name.
 */
export function withoutMentions(text: string): string {
  return text.replace(/(?<![A-Za-z0-9_/])[@＠](?=[\p{L}\p{N}_])/gu, (sign) => `${sign}\u200b`);
}
