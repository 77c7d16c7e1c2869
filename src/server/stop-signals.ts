/** Within this time a repeat is the same wish: a terminal and `npm` both pass on one Ctrl-C. */
const SAME_WISH_MS = 1_000;

/**
 * What signals to stop mean: the first asks to finish what is in hand and stop; repeats of the same wish change
 * nothing; a later one is somebody who does not want to wait.
 *
 * @param act.now milliseconds that only go forward
 * @returns to be called for each signal
 */
export function stopSignals(act: { now(): number; stop(): void; endNow(): void }): () => void {
  let asked: number | null = null;
  return () => {
    if (asked === null) {
      asked = act.now();
      act.stop();
    } else if (act.now() - asked >= SAME_WISH_MS) act.endNow();
  };
}
