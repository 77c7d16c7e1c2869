/**
 * Names the most likely encoding of bytes that are not UTF-8 and whose label cannot be believed.
 *
 * Each candidate is a byte grammar with an idea of which pairs are common in real text: level-1 hanzi for GB, the frequent
 * block of Big5, kana for Japanese, syllables for Korean. A few dozen bytes (a subject line) are enough, where statistical
 * detectors need paragraphs.
 */

type Score = { valid: number; common: number; broken: number };
type Candidate = { encoding: string; score: (bytes: Uint8Array) => Score };

const SAMPLE = 16384;

function scorePairs(
  bytes: Uint8Array,
  isLead: (b: number) => boolean,
  isTrail: (b: number) => boolean,
  isCommon: (lead: number, trail: number) => boolean,
  isSingle: (b: number) => boolean,
): Score {
  const score = { valid: 0, common: 0, broken: 0 };
  const end = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < end; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? -1;
    if (isLead(lead) && isTrail(trail)) {
      score.valid++;
      if (isCommon(lead, trail)) score.common++;
      i++;
    } else if (isSingle(lead)) {
      score.valid++;
    } else {
      score.broken++;
    }
  }
  return score;
}

const between = (low: number, high: number) => (b: number) => b >= low && b <= high;
const never = () => false;
const highByte = between(0xa1, 0xfe);

const CANDIDATES: Candidate[] = [
  {
    encoding: "gb18030",
    score: (bytes) =>
      scorePairs(
        bytes,
        between(0x81, 0xfe),
        (b) => b >= 0x40 && b <= 0xfe && b !== 0x7f,
        (l, t) => t >= 0xa1 && ((l >= 0xb0 && l <= 0xd7) || l === 0xa1 || l === 0xa3),
        never,
      ),
  },
  {
    encoding: "big5",
    score: (bytes) =>
      scorePairs(
        bytes,
        between(0x81, 0xfe),
        (b) => (b >= 0x40 && b <= 0x7e) || highByte(b),
        (l, t) => (l >= 0xa4 && l <= 0xc6) || (l === 0xa1 && t <= 0x7e),
        never,
      ),
  },
  {
    encoding: "shift_jis",
    score: (bytes) =>
      scorePairs(
        bytes,
        (b) => (b >= 0x81 && b <= 0x9f) || (b >= 0xe0 && b <= 0xfc),
        (b) => b >= 0x40 && b <= 0xfc && b !== 0x7f,
        (l, t) => (l === 0x82 && t >= 0x9f) || (l === 0x83 && t <= 0x96) || l === 0x81 || (l >= 0x88 && l <= 0x97),
        between(0xa1, 0xdf),
      ),
  },
  {
    encoding: "euc-jp",
    score: (bytes) =>
      scorePairs(
        bytes,
        (b) => highByte(b) || b === 0x8e,
        highByte,
        (l, t) => l === 0xa4 || (l === 0xa5 && t <= 0xf6),
        never,
      ),
  },
  {
    encoding: "euc-kr",
    score: (bytes) => scorePairs(bytes, highByte, highByte, (l) => l >= 0xb0 && l <= 0xc8, never),
  },
];

/** Cyrillic in windows-1251 or koi8-r: nearly every letter is a high byte, which western text never does. */
function guessSingleByte(bytes: Uint8Array): string {
  let high = 0;
  let letters = 0;
  let lower1251 = 0;
  let lowerKoi = 0;
  const end = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < end; i++) {
    const b = bytes[i]!;
    if (b >= 0xc0) {
      high++;
      if (b >= 0xe0) lower1251++;
      else lowerKoi++;
    } else if ((b | 0x20) >= 0x61 && (b | 0x20) <= 0x7a) {
      letters++;
    }
  }
  if (high < 4 || high < letters / 2) return "windows-1252";
  return lower1251 >= lowerKoi ? "windows-1251" : "koi8-r";
}

/** @param hint the encoding of other parts of the same mail; it wins whenever the bytes allow it. */
export function guessCharset(bytes: Uint8Array, hint?: string | null): string {
  let best = "";
  let bestRate = 0;
  for (const { encoding, score } of CANDIDATES) {
    const { valid, common, broken } = score(bytes);
    if (valid === 0 || broken > valid / 20) continue;
    if (encoding === hint) return encoding;
    // Order breaks ties: Chinese mail is what this desk mostly receives. Kana are rare outside Japanese, so a modest
    // share of them outweighs the level-1 hanzi that the same bytes would make.
    // Nearly every pair of Korean text is also common hanzi, while Chinese text strays from hangul within a few words.
    const weight = encoding === "euc-jp" ? 1.8 : encoding === "euc-kr" && valid >= 8 ? 1.2 : 1;
    const rate = (common / valid) * weight;
    if (rate > bestRate + 0.001) {
      best = encoding;
      bestRate = rate;
    }
  }
  if (best !== "" && bestRate >= 0.6 && !isWesternText(bytes)) return best;
  return guessSingleByte(bytes);
}

/** Accented letters are few and stand alone between ASCII ones; in double-byte text high bytes come in runs. */
function isWesternText(bytes: Uint8Array): boolean {
  let runs = 0;
  let lone = 0;
  let high = 0;
  const end = Math.min(bytes.length, SAMPLE);
  for (let i = 0; i < end; i++) {
    if (bytes[i]! < 0x80) continue;
    const start = i;
    while (i < end && bytes[i]! >= 0x80) i++;
    runs++;
    high += i - start;
    if (i - start === 1) lone++;
  }
  return lone > runs / 2 && high < end / 4;
}
