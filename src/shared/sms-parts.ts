/** The basic alphabet of GSM 03.38, and what takes two places of it (3GPP TS 23.038 §6.2.1). */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "\f^{}\\[~]|€";
const sizes = new Map([
  ...[...BASIC].map((char) => [char, 1] as const),
  ...[...EXTENDED].map((char) => [char, 2] as const),
]);

/** How many short messages a text takes, and in which alphabet it goes. */
export type SmsParts = { coding: "gsm7" | "ucs2"; parts: number };

/**
 * Counts the short messages of a text, as networks do: 160 letters of the GSM alphabet in one, 153 in each of several; 70
 * and 67 as soon as one letter is of another alphabet. No letter is cut apart.
 */
export function smsParts(text: string): SmsParts {
  const letters = [...text];
  const isGsm = letters.every((char) => sizes.has(char));
  const units = letters.map((char) => (isGsm ? sizes.get(char)! : char.length));
  const [alone, joined] = isGsm ? [160, 153] : [70, 67];
  const total = units.reduce((sum, size) => sum + size, 0);
  return { coding: isGsm ? "gsm7" : "ucs2", parts: total <= alone ? 1 : packed(units, joined) };
}

function packed(units: readonly number[], limit: number): number {
  let parts = 1;
  let used = 0;
  for (const size of units) {
    if (used + size > limit) {
      parts++;
      used = 0;
    }
    used += size;
  }
  return parts;
}
