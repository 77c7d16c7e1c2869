/** How much of a text one message takes: characters by default, else whatever the provider counts. */
export type Measure = (text: string) => number;

/** Unicode characters, as most providers count. */
export const characters: Measure = (text) => [...text].length;
/** Bytes in UTF-8 (WeChat, WeCom). */
export const utf8Bytes: Measure = (text) => Buffer.byteLength(text);

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
/** Where a text is cut rather than elsewhere: after paragraphs, lines, sentences, words. */
const BREAKS = [/\n\n/g, /\n/g, /[。！？；]|[.!?;]\s/g, /[，、,]\s?|\s/g];

/**
 * Cuts a text into pieces that each fit into one message, at the end of a paragraph, line, sentence or word where there is
 * one in the last two thirds of a piece, and never inside of a character that is composed of several (an emoji, a letter with
 * its accents). Nothing but white space at the cuts is lost.
 *
 * @param limit what one message takes, in units of `measure`; at least the size of one character
 */
export function splitText(text: string, limit: number, measure: Measure = characters): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (measure(rest) > limit) {
    const whole = longestPrefix(rest, limit, measure);
    const end = cutBefore(whole);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  if (rest !== "" || pieces.length === 0) pieces.push(rest);
  return pieces;
}

function longestPrefix(text: string, limit: number, measure: Measure): string {
  let size = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    size += measure(segment);
    // A single character that is longer than a message goes alone: the provider may still take it.
    if (size > limit && end > 0) break;
    end = index + segment.length;
    if (size > limit) break;
  }
  return text.slice(0, end);
}

function cutBefore(prefix: string): number {
  for (const pattern of BREAKS) {
    const last = [...prefix.matchAll(pattern)].at(-1);
    const end = last ? last.index + last[0].length : 0;
    if (end >= prefix.length / 3) return end;
  }
  return prefix.length;
}
