import { promiseLevel, type RingPromise, ringStrokes, shareLeft } from "../../shared/promise-ring.ts";

const SVG = "http://www.w3.org/2000/svg";
const EVERY_MS = 20_000;

/** Lets the rings empty as time runs. A level that changes is worded by the server: the page is then asked for again. */
export function runRings(): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-promise]")];
  if (rows.length > 0) setInterval(() => rows.forEach(draw), EVERY_MS);
}

function draw(row: HTMLElement): void {
  const promise: RingPromise = {
    state: row.dataset.state as RingPromise["state"],
    startedAt: row.dataset.started ?? "",
    dueAt: row.dataset.due || null,
  };
  const now = Date.now();
  const level = promiseLevel(promise, now);
  const ring = row.querySelector("svg");
  if (!ring) return;
  if (ring.dataset.level !== level) {
    document.dispatchEvent(new Event("keepword:refresh"));
    return;
  }
  ring.replaceChildren(
    ...ringStrokes(level, shareLeft(promise, now)).map(({ d, role }) => {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", d);
      path.dataset.role = role;
      return path;
    }),
  );
}
