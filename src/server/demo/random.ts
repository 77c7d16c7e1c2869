/** Chances that come out the same in every run. */
export type Random = {
  /** from 0, below 1 */
  next(): number;
  /** a whole number, both ends included */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
};

/** Chances by a name: the same name, the same chances, whatever others were asked before (mulberry32 over FNV-1a). */
export function randomOf(name: string): Random {
  let state = 2_166_136_261;
  for (let at = 0; at < name.length; at++) state = Math.imul(state ^ name.charCodeAt(at), 16_777_619);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (list) => list[Math.floor(next() * list.length)]!,
  };
}
