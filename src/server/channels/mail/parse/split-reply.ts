import { attributionLength, isBareAttribution, sharedAttribution } from "./attribution-patterns.ts";
import { headerBlockLength } from "./header-block.ts";
import { isForwardSeparator, isOriginalSeparator, isRule } from "./quote-separators.ts";
import { isDisclaimer, isPhoneFooter, isRuledSignature, isSignatureMark } from "./signature.ts";

export type SplitReply = { visible: string; quoted: string; signature: string };

type Label = "visible" | "quoted" | "signature";

/** Stands alone on a line where an HTML mail's markup says that the rest is history. Private use, never in real text. */
export const HISTORY_MARK = "\ue0ff";

const QUOTED_LINE = /^\s{0,3}(?:[>＞]|[A-Z]{1,3}>\s)/;
/** Google Groups and others quote with bars; a bar alone could as well draw a table, so it counts only under a heading. */
const BARRED_LINE = /^\s{0,3}\|(?:\s|$)/;

/** Unquoted lines looked at for a heading. Nobody types this many; a pasted log may have a million. */
const MAX_EXAMINED = 5000;

/** Splitting more lines than this buys nothing: the new part of a mail is at its head or its tail. */
const MAX_LINES = 200_000;

/**
 * Separates what a sender newly wrote from the history below (or around) it and from footers.
 *
 * Each line gets one label, so nothing is lost: the three texts together hold every line. New text under or between quoted
 * lines counts as visible. Where history is not marked line by line, everything below its heading is history, unless
 * nothing was written above it.
 *
 * @param forwarded true when the mail passes on another one: what is passed on is then its content, not history
 */
export function splitReply(text: string, forwarded = false): SplitReply {
  const lines = separateSharedLines(text.split("\n"));
  if (lines.length > MAX_LINES) return { visible: text, quoted: "", signature: "" };
  const labels = labelHistory(lines, forwarded);
  labelFooters(lines, labels);
  const pick = (label: Label) => joinLines(lines, labels, label);
  const visible = pick("visible");
  // A mail of nothing but history (a bare forward, a reply sent by accident) is shown as it is.
  if (visible === "") return { visible: tidy(text), quoted: "", signature: "" };
  return { visible, quoted: pick("quoted"), signature: pick("signature") };
}

function separateSharedLines(lines: string[]): string[] {
  return lines.flatMap((line) => {
    const at = sharedAttribution(line);
    return at > 0 ? [line.slice(0, at), line.slice(at)] : [line];
  });
}

function labelHistory(lines: readonly string[], forwarded: boolean): Label[] {
  const labels: Label[] = new Array(lines.length).fill("visible");
  const isQuoted = (i: number) => i < lines.length && QUOTED_LINE.test(lines[i]!);
  const nextFilled = (i: number) => {
    while (i < lines.length && lines[i]!.trim() === "") i++;
    return i;
  };
  let hasVisible = false;
  let budget = MAX_EXAMINED;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === "") continue;
    if (isQuoted(i) || isWrappedQuote(lines, i)) {
      labels[i] = "quoted";
      continue;
    }
    if (--budget < 0) continue;
    if (!forwarded && isForwardSeparator(line) && headerFollows(lines, i)) return labels;
    const heading = findHeading(lines, i, forwarded);
    if (heading !== null) {
      labels.fill("quoted", i, i + heading.length);
      const next = nextFilled(i + heading.length);
      let barred = next;
      while (barred < lines.length && BARRED_LINE.test(lines[barred]!)) barred++;
      labels.fill("quoted", next, barred);
      const isMarked = isQuoted(next) || next >= lines.length || barred > next;
      // "… wrote:" at the very top, over unmarked text: the marks are lost, and the new words must not be.
      if (!isMarked && (hasVisible || !heading.mayStandAbove)) {
        labels.fill("quoted", i);
        return labels;
      }
      i = Math.max(i + heading.length, barred > next ? barred : 0) - 1;
      continue;
    }
    if (isBareAttribution(line) && isQuoted(nextFilled(i + 1))) {
      labels[i] = "quoted";
      continue;
    }
    if (!isRule(line) && !isPhoneFooter(line)) hasVisible = true;
  }
  return labels;
}

/** Forwarded matter has a header block under its mark; the same words without one are just words. */
function headerFollows(lines: readonly string[], index: number): boolean {
  for (let i = index + 1; i < Math.min(index + 4, lines.length); i++) {
    if (lines[i]!.trim() !== "") return headerBlockLength(lines, i) > 0;
  }
  return false;
}

/** What announces history: its length in lines, and whether new text may follow it unmarked. */
type Heading = { length: number; mayStandAbove: boolean };

function findHeading(lines: readonly string[], index: number, forwarded: boolean): Heading | null {
  const line = lines[index]!;
  if (line === HISTORY_MARK) return { length: 1, mayStandAbove: false };
  if (forwarded) return null;
  if (isOriginalSeparator(line)) return { length: 1 + followingBlock(lines, index + 1), mayStandAbove: false };
  const block = headerBlockLength(lines, index);
  if (block > 0) return { length: block, mayStandAbove: false };
  const attribution = attributionLength(lines, index);
  return attribution > 0 ? { length: attribution, mayStandAbove: true } : null;
}

function followingBlock(lines: readonly string[], index: number): number {
  let at = index;
  while (at < lines.length && at < index + 3 && lines[at]!.trim() === "") at++;
  const block = at < lines.length ? headerBlockLength(lines, at) : 0;
  return block > 0 ? at - index + block : 0;
}

/** The tail of a quoted line that some mailer wrapped without repeating the mark. */
function isWrappedQuote(lines: readonly string[], i: number): boolean {
  const above = lines[i - 1] ?? "";
  const below = lines[i + 1] ?? "";
  if (!QUOTED_LINE.test(above) || above.trim().length < 8) return false;
  const line = lines[i]!;
  if (/^\s*[(<]https?:/.test(line) || /^[\w&=?%/.-]{8,}\)?$/.test(line)) return QUOTED_LINE.test(below);
  return above.length >= 60 && /^\s?[\p{Ll}_/),;]/u.test(line) && line.length < 80 && QUOTED_LINE.test(below);
}

function labelFooters(lines: readonly string[], labels: Label[]): void {
  // Footers are looked for in each run of visible lines; a run ends where history begins.
  let start = 0;
  while (start < lines.length) {
    if (labels[start] !== "visible") {
      start++;
      continue;
    }
    let end = start;
    while (end < lines.length && labels[end] === "visible") end++;
    labelFootersIn(lines, labels, start, end);
    start = end;
  }
}

const MAX_BARE_SIGNATURE = 30;

function labelFootersIn(lines: readonly string[], labels: Label[], start: number, end: number): void {
  let filledBelow = 0;
  for (let i = end - 1; i >= start; i--) {
    const line = lines[i]!;
    if (line.trim() === "") continue;
    if (isSignatureMark(line) && filledBelow <= MAX_BARE_SIGNATURE) {
      labels.fill("signature", i, end);
      end = i;
      filledBelow = 0;
      continue;
    }
    if (filledBelow <= 14 && line.length <= 200 && isRuledSignature(lines, i, end)) {
      labels.fill("signature", i, end);
      end = i;
      filledBelow = 0;
      continue;
    }
    if (isPhoneFooter(line) && filledBelow === 0) {
      const from = contactCardStart(lines, start, i);
      labels.fill("signature", from, end);
      end = from;
      i = from;
      continue;
    }
    if (isRule(line) && filledBelow === 0) {
      labels.fill("signature", i, end);
      end = i;
      continue;
    }
    if (isDisclaimer(line)) {
      let stop = i;
      while (stop < end && lines[stop]!.trim() !== "") stop++;
      if (filledBelow === 0 || stop - i >= filledBelow || stop === end) stop = end;
      labels.fill("signature", i, stop);
      if (stop === end) {
        end = i;
        filledBelow = 0;
      }
      continue;
    }
    filledBelow++;
  }
}

/** NetEase draws the sender's card above its own praise, as a table whose cells became lines of bars. */
function contactCardStart(lines: readonly string[], start: number, footer: number): number {
  let at = footer - 1;
  while (at > start && lines[at]!.trim() === "") at--;
  if (lines[at]?.trim() !== "|") return footer;
  const top = Math.max(start, at - 20);
  for (let i = at - 1; i >= top; i--) if (/^\|\s*\|$/.test(lines[i]!.trim())) return i;
  return footer;
}

/** Joins the lines of one label; where others stood between, one empty line at most remains. */
function joinLines(lines: readonly string[], labels: readonly Label[], label: Label): string {
  const out: string[] = [];
  let cut = false;
  for (let i = 0; i < lines.length; i++) {
    if (labels[i] !== label) {
      cut = true;
      continue;
    }
    const line = lines[i]!;
    if (line === HISTORY_MARK) continue;
    if (line.trim() === "") {
      if (cut && (out.length === 0 || out.at(-1) === "")) continue;
      out.push("");
      continue;
    }
    if (cut && out.length > 0 && out.at(-1) !== "" && label === "visible") out.push("");
    cut = false;
    out.push(line);
  }
  return tidy(out.join("\n"));
}

function tidy(text: string): string {
  const lines = text.replaceAll(HISTORY_MARK, "").split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  return first === -1
    ? ""
    : lines
        .slice(first)
        .map((line) => line.trimEnd())
        .join("\n")
        .trimEnd();
}
