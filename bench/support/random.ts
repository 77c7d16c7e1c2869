/** A generator of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Draws places of a list as words of a language come: the first is in nearly every text, most of the others are rare
 * (Zipf's law with Mandelbrot's shift). Each draw is one look-up (Walker's alias method).
 */
export function zipf(count: number, random: () => number): () => number {
  const weights = Array.from({ length: count }, (_, rank) => 1 / (rank + 2.7) ** 1.07);
  const sum = weights.reduce((a, b) => a + b, 0);
  const scaled = weights.map((weight) => (weight * count) / sum);
  const chance = new Float64Array(count);
  const alias = new Uint32Array(count);
  const small: number[] = [];
  const large: number[] = [];
  for (const [i, weight] of scaled.entries()) (weight < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large.pop()!;
    chance[less] = scaled[less]!;
    alias[less] = more;
    scaled[more] = scaled[more]! - (1 - scaled[less]!);
    (scaled[more]! < 1 ? small : large).push(more);
  }
  for (const rest of [...small, ...large]) chance[rest] = 1;
  return () => {
    const at = Math.floor(random() * count);
    return random() < chance[at]! ? at : alias[at]!;
  };
}
