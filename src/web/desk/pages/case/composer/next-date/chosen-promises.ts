import type { PromiseInAnswer } from "../../../../../../shared/contract/next-dates.ts";
import type { Reading, ReadPromise } from "../../../../../../shared/promise-reading/index.ts";

/** What the author changed of a promise that was read: another time, or whether it is one. */
export type Edit = { on?: boolean; due?: number };
/** By `chipKey`; they last until the answer is sent. */
export type Edits = Readonly<Record<string, Edit>>;

/** A promise as its chip shows it. */
export type Chip = { key: string; read: ReadPromise; due: number; on: boolean };

/**
 * The promises of an answer as the author left them. What somebody else is to do (a carrier, a bank) is ours only when the
 * author says so.
 */
export function chipsOf(reading: Reading | null, text: string, edits: Edits): Chip[] {
  return (reading?.promises ?? []).map((read) => {
    const key = `${read.kind} ${text.slice(read.start, read.end)}`;
    const edit = edits[key] ?? {};
    return { key, read, due: edit.due ?? read.due, on: edit.on ?? read.who === "we" };
  });
}

/** What is made of them by sending. Of two of one kind and time one is enough. */
export function promisesOf(chips: readonly Chip[], now: number): PromiseInAnswer[] {
  const promises = chips
    .filter(({ on, due }) => on && due > now)
    .map(({ read, due }): PromiseInAnswer => {
      const from = read.from !== null && read.from > now && read.from < due ? read.from : null;
      return {
        kind: read.kind,
        words: read.words.slice(0, 500),
        dueAt: new Date(due).toISOString(),
        ...(from !== null && { notBefore: new Date(from).toISOString() }),
      };
    });
  return promises
    .filter((one, n) => promises.findIndex(({ kind, dueAt }) => kind === one.kind && dueAt === one.dueAt) === n)
    .slice(0, 20);
}
