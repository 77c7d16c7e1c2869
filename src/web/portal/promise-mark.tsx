import { promiseLevel, type RingPromise, ringStrokes, shareLeft } from "../../shared/promise-ring.ts";

/** The promise ring, drawn on the server; the page's script draws it again as time runs. */
export function PromiseMark({ promise, now }: { promise: RingPromise; now: number }) {
  const level = promiseLevel(promise, now);
  return (
    <svg class="ring" viewBox="0 0 20 20" data-level={level} aria-hidden="true">
      {ringStrokes(level, shareLeft(promise, now)).map(({ d, role }) => (
        <path key={d} d={d} data-role={role} />
      ))}
    </svg>
  );
}
