import { chineseAtoms } from "./chinese-times.ts";
import { englishAtoms } from "./english-times.ts";
import type { Atom, TimeWords } from "./types.ts";

/** What may stand between two words of one time. */
const glue =
  /^[\s,()的]{0,3}(?:(?:on|at|by|of|in|the|before|around|between|and|from|to|until|till|no later than|it's)\s{1,2}){0,3}(?:[-~–—到至和]|之间)?[\s()]{0,2}$/i;
const rangeGlue = /(?:\b(?:and|to|until|till)\b|[-~–—到至])\s*$/i;

const suffixes: readonly (readonly [RegExp, TimeWords["relation"]])[] = [
  [/^\s?(?:之前|以前|前(?![台面往])|之内|以内|内(?![容部])|为止|at the latest|or (?:sooner|earlier))/i, "by"],
  [/^\s?(?:之后|以后|过后|后(?![续面台果])|结束后|onwards?)/i, "after"],
  [/^\s?(?:起|开始|以来)/, "since"],
];
const prefixes: readonly (readonly [RegExp, TimeWords["relation"]])[] = [
  [
    /(?:\b(?:by|before|no later than|not later than|within|prior to|ahead of)\s(?:the\s)?|不晚于|不迟于|最迟|最晚|截至)$/i,
    "by",
  ],
  [/(?:\b(?:since|as of|starting|starts|from)\s(?:the\s)?|自从?|从)$/i, "since"],
  [/\b(?:until|till|through)\s(?:the\s)?$/i, "until"],
  [/\bafter\s(?:the\s)?$/i, "after"],
];

/** The times that a sentence names: its words of time, put together where they are one. */
export function findTimes(text: string): TimeWords[] {
  const atoms = merged(chineseAtoms(text), englishAtoms(text));
  const times: TimeWords[] = [];
  for (let at = 0; at < atoms.length; ) {
    let time = alone(atoms[at]!);
    at++;
    while (at < atoms.length) {
      const between = text.slice(time.end, atoms[at]!.start);
      if (between.length > 24 || !glue.test(between)) break;
      const joined = join(time, atoms[at]!, rangeGlue.test(between));
      if (!joined) break;
      time = joined;
      at++;
    }
    times.push(withRelation(time, text));
  }
  return times;
}

function merged(a: readonly Atom[], b: readonly Atom[]): Atom[] {
  const free = b.filter((one) => !a.some((other) => one.start < other.end && other.start < one.end));
  return [...a, ...free].sort((one, other) => one.start - other.start);
}

function alone(atom: Atom): TimeWords {
  const none = { day: null, part: null, clock: null, until: null, duration: null, relation: "on" } as const;
  const { start, end } = atom;
  if ("day" in atom) return { ...none, start, end, day: atom.day };
  if ("part" in atom) return { ...none, start, end, part: atom.part };
  if ("clock" in atom) return { ...none, start, end, clock: atom.clock };
  return { ...none, start, end, duration: atom.duration };
}

/** Both as one time, or null where they are two. */
function join(time: TimeWords, atom: Atom, isRange: boolean): TimeWords | null {
  const end = atom.end;
  if ("clock" in atom) {
    if (!time.clock) return time.part === "close" ? null : { ...time, end, clock: withPart(atom.clock, time.part) };
    if (!isRange || time.until) return null;
    return { ...time, end, until: withPart(atom.clock, time.part) };
  }
  if ("part" in atom) {
    if (time.part !== null) return time.clock && !time.until ? { ...time, end, part: atom.part } : null;
    return { ...time, end, part: atom.part };
  }
  if ("day" in atom) {
    if (time.duration) return null;
    if (!time.day) return { ...time, end, day: atom.day };
    // “Thursday, 27 August”, “周三（9月2日）”: the date says which.
    if (time.day.is === "weekday" && atom.day.is === "date") return { ...time, end, day: atom.day };
    if (time.day.is === "date" && atom.day.is === "weekday") return { ...time, end };
    if (time.day.is === "weekday" && atom.day.is === "period") {
      return { ...time, end, day: { ...time.day, week: atom.day.ahead } };
    }
    if (time.day.is === "period" && atom.day.is === "weekday") {
      return { ...time, end, day: { ...atom.day, week: time.day.ahead } };
    }
    return null;
  }
  return null;
}

function withPart(clock: NonNullable<TimeWords["clock"]>, part: TimeWords["part"]) {
  return part && part !== "close" ? { ...clock } : clock;
}

function withRelation(time: TimeWords, text: string): TimeWords {
  const after = text.slice(time.end, time.end + 14);
  for (const [pattern, relation] of suffixes) {
    const found = pattern.exec(after);
    if (found) return { ...time, relation, end: time.end + found[0].length };
  }
  const before = text.slice(Math.max(0, time.start - 18), time.start);
  const whole = text.slice(time.start, time.end);
  for (const [pattern, relation] of prefixes) if (pattern.test(before)) return { ...time, relation };
  return /\b(?:by|before)\s/i.test(whole) ? { ...time, relation: "by" } : time;
}
