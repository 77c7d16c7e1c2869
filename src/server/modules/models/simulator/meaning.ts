const SIZE = 256;

/** A simulated meaning: pieces of words of three letters (of Chinese two), counted into places by their hash. */
export function meaningOf(text: string): number[] {
  const vector = new Array<number>(SIZE).fill(0);
  const words =
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? [];
  for (const word of words) {
    const letters = [...(/\p{Script=Han}/u.test(word) ? word : ` ${word} `)];
    const size = /\p{Script=Han}/u.test(word) ? 2 : 3;
    for (let at = 0; at + Math.min(size, letters.length) <= letters.length; at++) {
      const hash = hashOf(letters.slice(at, at + size).join(""));
      vector[hash % SIZE]! += hash & 0x10000 ? 1 : -1;
    }
  }
  return vector;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
