/** How much two messages speak of the same thing, by their words. */
import { normalWord, termsOf } from "../../search/index.ts";
import { anotherMatter, idleWords, thingsByWord, wants } from "./meanings.ts";
import { normalized } from "./normalized.ts";

/** What a text speaks of. */
export type Subject = {
  /** its telling words, each with how much it tells */
  words: ReadonlyMap<string, number>;
  /** each of them as it was written */
  written: ReadonlyMap<string, string>;
  /** what is wrong or wanted: names of `wants` */
  wants: ReadonlySet<string>;
  /** what things it names, as far as they are known by name */
  things: ReadonlySet<string>;
  /** it says itself that it is about something else */
  saysOther: boolean;
};

/** How much a word tells: 1 for a rare one, towards 0 for one that stands in every other message. */
export type Rarity = (word: string) => number;

/** Whoever writes more says what it is about in the beginning. */
const READ = 400;

/** What a known want or a known thing tells. */
const WANT_TELLS = 0.8;
const PARCEL_TELLS = 0.5;
const THING_TELLS = 1.2;
const LETTER_TELLS = 0.3;

const idle = new Set([...idleWords].flatMap((word) => [word, normalWord(word)]));
const things = new Map([...thingsByWord].map(([word, thing]) => [normalWord(word), thing]));

export function subjectOf(text: string, rarity: Rarity): Subject {
  const plain = normalized(text.slice(0, READ)).toLowerCase();
  const words = new Map<string, number>();
  const written = new Map<string, string>();
  const forms = new Map((plain.match(/[a-z]+/g) ?? []).map((word) => [normalWord(word), word]));
  const wanted = new Set(Object.keys(wants).filter((name) => wants[name]!.test(plain)));
  // A refund that has not come is no parcel that has not come.
  if (wanted.has("refund")) wanted.delete("missing");
  for (const want of wanted) {
    words.set(`want:${want}`, WANT_TELLS);
    written.set(`want:${want}`, wants[want]!.exec(plain)![0].trim());
  }
  const named = new Set<string>();
  for (const term of termsOf(plain)) {
    const thing = things.get(term);
    if (thing) {
      named.add(thing);
      written.set(`thing:${thing}`, forms.get(term) ?? term);
      words.set(`thing:${thing}`, thing === "parcel" ? PARCEL_TELLS : THING_TELLS * rarity(term));
    } else if (!idle.has(term) && !isNoise(term) && !isWant(term)) {
      words.set(term, (isHanLetter(term) ? LETTER_TELLS : 1) * rarity(term));
      written.set(term, forms.get(term) ?? term);
    }
  }
  named.delete("parcel");
  return { words, written, wants: wanted, things: named, saysOther: anotherMatter.test(plain) };
}

const anyWant = new RegExp(
  Object.values(wants)
    .map(({ source }) => source)
    .join("|"),
);
/** Most words come again and again. */
const MOST_KNOWN = 20_000;
const knownWants = new Map<string, boolean>();

/** It is counted as what it means. */
function isWant(term: string): boolean {
  let known = knownWants.get(term);
  if (known === undefined) {
    if (knownWants.size >= MOST_KNOWN) knownWants.clear();
    known = anyWant.test(term);
    knownWants.set(term, known);
  }
  return known;
}

/** Single letters, and numbers that are quantities and days. */
function isNoise(term: string): boolean {
  return /^[a-z0-9]$/.test(term) || /^\d{1,4}$/.test(term) || term.includes("'") || term.includes("@");
}

function isHanLetter(term: string): boolean {
  return term.length === 1 && term > "\u2e80";
}

/** What several texts together speak of. */
export function together(subjects: readonly Subject[]): Subject {
  return {
    words: new Map(subjects.flatMap(({ words }) => [...words])),
    written: new Map(subjects.flatMap(({ written }) => [...written])),
    wants: new Set(subjects.flatMap((each) => [...each.wants])),
    things: new Set(subjects.flatMap((each) => [...each.things])),
    saysOther: subjects.some(({ saysOther }) => saysOther),
  };
}

/** How alike two texts are from 0 to 1, and what both speak of. */
export type Likeness = { score: number; shared: readonly string[] };

/** Below this they share too little for any share of it to say something. */
const LEAST_IN_COMMON = 1.2;
const OTHER_WANT = 0.35;
const OTHER_THING = 0.3;
const OTHER_SAID = 0.5;

/** @param later the one that came second: what it says of being about something else counts */
export function likeness(later: Subject, earlier: Subject): Likeness {
  const shared = [...later.words.keys()].filter((word) => earlier.words.has(word));
  const common = shared.reduce((sum, word) => sum + weightIn(later, earlier, word), 0);
  const lesser = Math.min(total(later), total(earlier));
  if (common < LEAST_IN_COMMON || lesser === 0) return { score: 0, shared: [] };
  // A share of much tells more than the same share of little.
  const surety = 1 - Math.exp(-common / 1.2);
  const clash =
    (later.saysOther ? OTHER_SAID : 1) *
    (areOther(later.wants, earlier.wants) ? OTHER_WANT : 1) *
    (areOther(later.things, earlier.things) ? OTHER_THING : 1);
  return { score: (common / lesser) * surety * clash, shared };
}

/** What a text shares with another, as it writes it itself: the telling first, and no part of what is shown whole. */
export function shownOf(shared: readonly string[], { words, written }: Subject): string[] {
  const telling = shared.toSorted((a, b) => words.get(b)! - words.get(a)!);
  const shown = [...new Set(telling.map((word) => written.get(word)!))];
  return shown.filter((word) => !shown.some((other) => other !== word && other.includes(word)));
}

function areOther(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((each) => b.has(each));
}

function weightIn(a: Subject, b: Subject, word: string): number {
  return Math.min(a.words.get(word)!, b.words.get(word)!);
}

function total({ words }: Subject): number {
  return [...words.values()].reduce((sum, weight) => sum + weight, 0);
}
