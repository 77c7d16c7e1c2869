import type { MailProblem } from "./types.ts";

/** A hostile mail may be wrong in a million places; the first ones say enough. */
const MAX_PROBLEMS = 50;
const MAX_PER_CODE = 5;

/** Collects what is odd about a mail. Repeats of a code with the same detail are noted once. */
export type Problems = { list: MailProblem[]; note: (code: string, detail: string) => void };

export function collectProblems(): Problems {
  const list: MailProblem[] = [];
  const note = (code: string, detail: string) => {
    if (list.length >= MAX_PROBLEMS) return;
    const short = detail.slice(0, 200);
    const alike = list.filter((p) => p.code === code);
    if (alike.length < MAX_PER_CODE && !alike.some((p) => p.detail === short)) list.push({ code, detail: short });
  };
  return { list, note };
}
