/** Whether what a model says stands in what was found. Pure, and the only judge of it. */
import { claimsOf, isBinding, isNumber } from "./tokens.ts";

/** What was found: only what stands here may be said. */
export type Source = { id: string; title: string; heading: string; text: string };
export type Sentence = { text: string; passage: string };
/** Why a sentence is not said. */
export type Fault = "no_source" | "shape" | "link" | "promise" | "number" | "bound" | "words";
/** Words that mean the same: what somebody said, and what may stand for it. */
export type SameWords = readonly { said: string[]; others: string[] }[];

const LONGEST = 220;
/** Of what its source says between its first word and its last, a sentence must say so much. */
const DENSE = 0.8;
const FEWEST = 2;

const LINK =
  /https?:\S*|www\.\S*|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+|\b[\p{L}\p{N}-]+\.(?:com|cn|net|org|io|info|de|uk|co|eu|app|dev|shop|top|xyz|ru|example)\b\S*/giu;
const MARKUP = /[<>{}`\\⟦⟧]|\]\s*\(|\$t\(|[\p{Cc}\p{Cf}]/u;
const PROMISE =
  /\b(?:i|we)(?:['’]ll|\s+(?:will|shall|promise|guarantee|owe|agree|accept))\b|\bguarantee\w*|\bpromise\w*|保证|承诺|一定会?|我们?会|答应|包您|同意/giu;

/**
 * Why a sentence must not be said; null where it may. It may where one sentence of the passage that it names says the same:
 * the same words in the same order, next to nothing left out between them, each number, each negation and each bound (only,
 * unless, may …) as it stands there. Words of the title and the heading may be added.
 */
export function faultOf({ text, passage }: Sentence, sources: readonly Source[], same: SameWords = []): Fault | null {
  const source = sources.find(({ id }) => id === passage);
  if (!source) return "no_source";
  const said = text.trim();
  if ([...said].length > LONGEST || MARKUP.test(said) || /\n/.test(said)) return "shape";
  const all = [source.title, source.heading, source.text].join("\n");
  if (stranger(said, all, LINK)) return "link";
  if (stranger(said, all, PROMISE)) return "promise";
  const claims = claimsOf(said);
  const known = new Set(claimsOf(all));
  if (claims.some((claim) => isNumber(claim) && !known.has(claim))) return "number";
  const named = claimsOf(`${source.title}\n${source.heading}`);
  // Under “What we do not take back” each line means its opposite.
  if (named.some(isBinding)) return "bound";
  const faults = sentencesOf(source.text).map((sentence) => faultBeside(claims, sentence, new Set(named), same, said));
  if (faults.includes(null)) return null;
  return faults.includes("bound") ? "bound" : "words";
}

function faultBeside(
  claims: readonly string[],
  sentence: string,
  named: ReadonlySet<string>,
  same: SameWords,
  said: string,
): Fault | null {
  const stands = claimsOf(sentence);
  const instead = withWordsOf(sentence, said, same);
  const variants = instead === null ? [claims] : [claims, claimsOf(instead)];
  const fitting = variants.find((one) => isWithin(one, stands, named));
  if (!fitting) return "words";
  return fitting.filter(isBinding).join() === stands.filter(isBinding).join() ? null : "bound";
}

/** Whether claims stand in a sentence in their order and close together, but for words of the title. */
function isWithin(claims: readonly string[], stands: readonly string[], named: ReadonlySet<string>): boolean {
  const places: number[] = [];
  for (const claim of claims) {
    const at = stands.indexOf(claim, (places.at(-1) ?? -1) + 1);
    if (at >= 0) places.push(at);
    else if (isNumber(claim) || isBinding(claim) || !named.has(claim)) return false;
  }
  if (places.length < FEWEST || places.length * 2 < claims.length) return false;
  return places.length / (places.at(-1)! - places[0]! + 1) >= DENSE;
}

/** The sentence with the source's words where those mean the same; null where there are none. */
function withWordsOf(sentence: string, said: string, same: SameWords): string | null {
  const source = sentence.normalize("NFKC").toLowerCase();
  let text = said.normalize("NFKC").toLowerCase();
  let changed = false;
  for (const { said: words, others } of same) {
    const other = others.find((word) => source.includes(word));
    const own = words.find((word) => text.includes(word) && !source.includes(word));
    if (other === undefined || own === undefined) continue;
    text = text.replaceAll(own, () => other);
    changed = true;
  }
  return changed ? text : null;
}

/** Something of a kind in a text that stands nowhere in its source. */
function stranger(text: string, source: string, pattern: RegExp): boolean {
  const known = source.normalize("NFKC").toLowerCase();
  return (text.normalize("NFKC").toLowerCase().match(pattern) ?? []).some((found) => !known.includes(found));
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[。！？!?；;\n])|(?<=\.)\s+/u).filter((sentence) => sentence.trim() !== "");
}
