import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import type { PromiseView } from "../../../../../../shared/contract/promises.ts";
import { keptByAnswering } from "../../../../../../shared/promise-kinds.ts";

/** What the author said of promises: whether this answer keeps them. */
export type Keeping = Readonly<Record<number, boolean>>;

/** The promises of a case that an answer can keep. */
export function keepable(view: CaseView): PromiseView[] {
  return view.promises.filter(
    ({ kind, state, customer }) =>
      customer?.id === view.customer.id &&
      (state === "open" || state === "broken") &&
      keptByAnswering.some((one) => one === kind),
  );
}

/** Whether an answer keeps a promise: as its author said; else it keeps an answer that was promised, unless it promises another. */
export function keeps(promise: PromiseView, keeping: Keeping, made: readonly { kind: string }[]): boolean {
  return keeping[promise.id] ?? (promise.kind === "answer" && !made.some(({ kind }) => kind === "answer"));
}

/** The promises that an answer keeps. */
export function keptOf(view: CaseView, keeping: Keeping, made: readonly { kind: string }[]): number[] {
  return keepable(view).flatMap((promise) => (keeps(promise, keeping, made) ? [promise.id] : []));
}
