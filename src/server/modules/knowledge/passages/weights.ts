/** BM25's parameters: how soon a term's repetition stops to count, and how much a long passage is held against it. */
const K1 = 1.2;
const B = 0.6;

/** BM25's weight of a term that stands `n` times in a passage of so many times the usual length. */
export function tfPart(n: number, lengths: number): number {
  return (n * (K1 + 1)) / (n + K1 * (1 - B + B * lengths));
}

/** BM25's weight of a term that so many of all passages have. */
export function idfOf(passages: number, having: number): number {
  const all = Math.max(passages, having);
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}
