import type { Operator, Span } from "./types.ts";

/** One piece of a query's text: a minus, a name with its operator and raw values, or words. */
export type RawTerm = Span & {
  negated: boolean;
  name: (Span & { text: string }) | null;
  operator: (Span & { text: Operator }) | null;
  /** values of a field, or the one text of words */
  values: RawValue[];
  /** a quotation mark without its partner */
  quoteOpen: boolean;
};
export type RawValue = Span & { text: string; quoted: boolean };

// What a Chinese keyboard writes counts as what it stands for.
const QUOTES = new Map([
  ['"', '"'],
  ["“", "”"],
  ["”", "”"],
  ["「", "」"],
]);
const COMMAS = ",，、";
const OPERATORS: readonly (readonly [string, Operator])[] = [
  ["<=", "<="],
  [">=", ">="],
  ["≤", "<="],
  ["≥", ">="],
  ["<", "<"],
  [">", ">"],
  ["＜", "<"],
  ["＞", ">"],
  [":", ":"],
  ["：", ":"],
];
const NAME = /[A-Za-z_]+/y;

/** Cuts a query's text into terms, each with its place. Never fails: what it cannot read becomes words. */
export function scan(text: string): RawTerm[] {
  const terms: RawTerm[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const term = scanTerm(text, at);
    terms.push(term);
    at = skipSpace(text, term.end);
  }
  return terms;
}

function scanTerm(text: string, start: number): RawTerm {
  const negated = text[start] === "-" && start + 1 < text.length && !/\s/.test(text[start + 1]!);
  const from = negated ? start + 1 : start;
  NAME.lastIndex = from;
  const name = NAME.exec(text)?.[0];
  // An address of the web is words, not a field called "https".
  const isLink = name !== undefined && text.startsWith("://", from + name.length);
  const operator = name && !isLink ? operatorAt(text, from + name.length) : null;
  if (!name || !operator) {
    const { value, quoteOpen } = scanValue(text, from, false);
    return { at: start, end: value.end, negated, name: null, operator: null, values: [value], quoteOpen };
  }
  const values: RawValue[] = [];
  let at = operator.end;
  let quoteOpen = false;
  for (;;) {
    const scanned = scanValue(text, at, true);
    values.push(scanned.value);
    quoteOpen ||= scanned.quoteOpen;
    at = scanned.value.end;
    if (at >= text.length || !COMMAS.includes(text[at]!)) break;
    at++;
  }
  return {
    at: start,
    end: at,
    negated,
    name: { at: from, end: from + name.length, text: name },
    operator,
    values,
    quoteOpen,
  };
}

/** A quoted value up to its closing mark (`\"` and `\\` stand for the characters), or a bare one up to a space. */
function scanValue(text: string, at: number, inList: boolean): { value: RawValue; quoteOpen: boolean } {
  const close = QUOTES.get(text[at] ?? "");
  if (close === undefined) {
    let end = at;
    while (end < text.length && !/\s/.test(text[end]!) && !(inList && COMMAS.includes(text[end]!))) end++;
    return { value: { at, end, text: text.slice(at, end), quoted: false }, quoteOpen: false };
  }
  let value = "";
  let end = at + 1;
  while (end < text.length && text[end] !== close) {
    if (text[end] === "\\" && end + 1 < text.length) end++;
    value += text[end];
    end++;
  }
  const closed = end < text.length;
  return { value: { at, end: closed ? end + 1 : end, text: value, quoted: true }, quoteOpen: !closed };
}

function operatorAt(text: string, at: number): (Span & { text: Operator }) | null {
  const found = OPERATORS.find(([sign]) => text.startsWith(sign, at));
  return found ? { at, end: at + found[0].length, text: found[1] } : null;
}

function skipSpace(text: string, at: number): number {
  let next = at;
  while (next < text.length && /\s/.test(text[next]!)) next++;
  return next;
}
