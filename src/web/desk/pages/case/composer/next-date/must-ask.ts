import type { CaseView } from "../../../../../../shared/contract/cases.ts";
import { isMadeByPolicy } from "../../../../../../shared/promise-kinds.ts";
import type { ThenCategory } from "../send-button.tsx";

/** Whether the customer has a date already: an open promise of somebody's, not the time that a policy sets for the next answer. */
export function hasNextDate(view: Pick<CaseView, "promises">, now: number): boolean {
  return view.promises.some(
    ({ kind, state, dueAt }) => state === "open" && dueAt !== null && Date.parse(dueAt) > now && !isMadeByPolicy(kind),
  );
}

/**
 * Whether the author is asked for a date before the answer goes: it leaves the case with us or a partner and gives none, or
 * it puts something off in vague words. Who waits for the customer's word owes no date for saying so.
 */
export function mustAsk(answer: { leaves: ThenCategory; dates: number; vague: number; hasNextDate: boolean }): boolean {
  if (answer.leaves === "solved" || answer.dates > 0 || answer.hasNextDate) return false;
  return answer.vague > 0 || answer.leaves === "open" || answer.leaves === "waiting_partner";
}
