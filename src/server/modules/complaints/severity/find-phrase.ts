// Chinese has no spaces between words; what is written in Latin letters must be a whole word.
const LATIN = /[a-z0-9]/i;

/**
 * The first of these phrases that stands in the text, as it is written there; null for none. Where a phrase stands only as
 * part of one of the exceptions it does not count. Capitals, full-width letters and runs of spaces make no difference.
 */
export function findPhrase(text: string, phrases: readonly string[], except: readonly string[] = []): string | null {
  const folded = fold(text);
  const spared = except.flatMap((phrase) => placesOf(folded, fold(phrase).trim()));
  let first: [number, number] | null = null;
  for (const phrase of phrases) {
    for (const [at, end] of placesOf(folded, fold(phrase).trim())) {
      if (spared.some((span) => span[0] <= at && end <= span[1])) continue;
      if (first === null || at < first[0]) first = [at, end];
      break;
    }
  }
  return first === null ? null : text.slice(first[0], first[1]);
}

/** As many UTF-16 units as before, so that places in it are places in the text. */
function fold(text: string): string {
  return text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[’‘]/g, "'")
    .replace(/\s/g, " ")
    .replace(/[A-Z]/g, (c) => c.toLowerCase());
}

function placesOf(text: string, phrase: string): [number, number][] {
  const places: [number, number][] = [];
  if (phrase === "") return places;
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    const whole =
      !(LATIN.test(phrase[0]!) && at > 0 && LATIN.test(text[at - 1]!)) &&
      !(LATIN.test(phrase.at(-1)!) && end < text.length && LATIN.test(text[end]!));
    if (whole) places.push([at, end]);
  }
  return places;
}
