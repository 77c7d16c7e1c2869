/** A rating that somebody wrote, and what they said besides. */
export type ReadRating = { rating: number; rest: string | null };

const LONGEST = 300;

/** Whole answers: only one that is nothing but these words is a rating. */
const words: readonly (readonly [number, RegExp])[] = [
  [5, /^(?:非常|很|十分|特别|超级?|太)满意$|^very (?:good|satisfied|happy)$|^excellent$/],
  [4, /^(?:(?:比较|挺|还算?|基本)?满意)$|^(?:good|satisfied|happy)$/],
  [3, /^(?:一般般?|还行|还可以|凑合)$|^(?:so[- ]?so|average|neutral)$/],
  [2, /^(?:不(?:太|怎么|是很|大)?满意)$|^(?:bad|not satisfied|dissatisfied|unsatisfied|unhappy)$/],
  [1, /^(?:(?:很|非常|十分|特别|极其?|太)不满意|太差)$|^very (?:bad|dissatisfied|unsatisfied|unhappy)$|^terrible$/],
];
const thanks = /^(?:谢谢|多谢|感谢|辛苦了|thanks?|thank you|cheers)$/;
/** A digit, and behind it nothing or what is set off from it: “2 weeks” is no rating. */
const digit = /^([1-5])(?:\s*(?:分|星|stars?|points?))?(?:$|\s*[-–—:,.;、\n]\s*([\s\S]*)$|\s+([\s\S]*)$)/;

/**
 * What somebody says who was asked to answer by a digit or a word; null for anything else. Words that are more than thanks
 * are handed back: they want to be read. Pure.
 */
export function readRating(text: string): ReadRating | null {
  if (text.length > LONGEST) return null;
  const said = fold(text);
  const byWord = wordFor(said);
  if (byWord !== null) return { rating: byWord, rest: null };
  const found = digit.exec(said);
  if (!found) return null;
  const rating = Number(found[1]);
  const [, , setOff, spaced] = found;
  const rest = ends(setOff ?? spaced ?? "");
  if (rest === "" || thanks.test(rest) || wordFor(rest) === rating) return { rating, rest: null };
  return setOff === undefined ? null : { rating, rest };
}

function wordFor(said: string): number | null {
  return words.find(([, pattern]) => pattern.test(ends(said)))?.[0] ?? null;
}

/** Capitals, full-width letters and marks, and whatever stands around the words make no difference. */
function fold(text: string): string {
  return ends(text.normalize("NFKC").toLowerCase()).replace(/[。，]/g, (mark) => (mark === "。" ? "." : ","));
}

function ends(text: string): string {
  return text.replace(/^[\s"'“”‘’「」]+|[\s"'“”‘’「」.!?~。！～]+$/g, "").replace(/(?:了|的)$/, "");
}
