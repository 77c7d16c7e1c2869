import type { Problems } from "./problems.ts";

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

/** The parts of a multipart body as [start, end) offsets, without the line end that belongs to the boundary. */
export type Boundary = {
  slices: [number, number][];
  /** Parts behind the first closing delimiter: epilogue, unless a nested multipart reuses the boundary. */
  beyond: [number, number][];
  value: string;
};

type Mark = { lineStart: number; next: number; closing: boolean };

/** Next line that is exactly this delimiter, with "--" behind it when closing and blanks after. */
function findMark(bytes: Buffer, delimiter: Buffer, from: number, end: number): Mark | null {
  let at = from;
  while (true) {
    const found = bytes.indexOf(delimiter, at);
    if (found === -1 || found + delimiter.length > end) return null;
    at = found + 1;
    if (found > 0 && found !== from && bytes[found - 1] !== LF && bytes[found - 1] !== CR) continue;
    let tail = found + delimiter.length;
    const closing = bytes[tail] === DASH && bytes[tail + 1] === DASH;
    if (closing) tail += 2;
    while (tail < end && (bytes[tail] === 0x20 || bytes[tail] === 0x09 || bytes[tail] === CR)) tail++;
    if (tail < end && bytes[tail] !== LF) continue;
    return { lineStart: found, next: Math.min(tail + 1, end), closing };
  }
}

function slicesFor(bytes: Buffer, start: number, end: number, value: string, problems: Problems): Boundary | null {
  const delimiter = Buffer.from(`--${value}`, "utf8");
  let mark = findMark(bytes, delimiter, start, end);
  if (mark === null) return null;
  const slices: [number, number][] = [];
  const beyond: [number, number][] = [];
  let closed = false;
  while (mark !== null) {
    const from: number = mark.next;
    const next = findMark(bytes, delimiter, from, end);
    if (mark.closing) {
      closed = true;
      mark = next;
      continue;
    }
    let to = next === null ? end : next.lineStart;
    if (next === null) problems.note("multipart-unclosed", value);
    if (next !== null && to > from && bytes[to - 1] === LF) to--;
    if (next !== null && to > from && bytes[to - 1] === CR) to--;
    (closed ? beyond : slices).push([from, to]);
    mark = next;
  }
  return { slices, beyond, value };
}

/** "--token" followed by a content header: what a delimiter looks like when the Content-Type names another one. */
const DELIMITER_LINE = /(?:^|\n)--([^\r\n]{1,200}?)[ \t]*\r?\n(?=content-[a-z-]{1,40}:)/i;

/**
 * Finds where the parts of a multipart body begin and end. When the declared boundary is missing or never occurs, the one
 * actually used is looked for in the first 100 KB.
 */
export function findBoundary(
  bytes: Buffer,
  start: number,
  end: number,
  declared: string,
  problems: Problems,
): Boundary | null {
  // RFC 2046 forbids trailing blanks in a boundary, and senders who quote them do not write them.
  const value = declared.trimEnd();
  if (value !== "") {
    const found = slicesFor(bytes, start, end, value, problems);
    if (found !== null) return found;
  }
  const sample = bytes.toString("latin1", start, Math.min(end, start + 100_000));
  const used = DELIMITER_LINE.exec(sample)?.[1];
  if (used === undefined) {
    problems.note("boundary-missing", declared);
    return null;
  }
  problems.note("boundary-mismatch", `declared "${declared}", used "${used}"`);
  return slicesFor(bytes, start, end, used, problems);
}

/** Mail with bare CR line ends only (old Macs, broken gateways) gets LF; everything else is left alone. */
export function repairLineEnds(bytes: Buffer, problems: Problems): Buffer {
  const head = bytes.subarray(0, 4096);
  if (!head.includes(CR) || head.includes(LF)) return bytes;
  problems.note("bare-cr", "lines end in CR alone");
  const copy = Buffer.from(bytes);
  for (let i = 0; i < copy.length; i++) if (copy[i] === CR && copy[i + 1] !== LF) copy[i] = LF;
  return copy;
}
