import { type Ctx, systemActor } from "../../kernel/ctx.ts";
import { getCases } from "../cases/index.ts";
import type { KnownMessage } from "../conversations/index.ts";
import type { ToReceive } from "./receive-batch.ts";

/** True for what was written to an executive. */
export function isLetter({ opens }: Pick<ToReceive, "opens">): boolean {
  return opens?.kind === "executive";
}

/**
 * What each message may go on with of what is known. A letter goes on with letters to the same executive alone: whoever writes
 * to the head of the company in answer to an agent, or to both at once, means the head.
 *
 * @returns a filter of cases, by message
 */
export async function casesFor(
  tx: Ctx,
  items: readonly ToReceive[],
  caseIds: readonly number[],
): Promise<(item: ToReceive, caseId: number) => boolean> {
  if (!items.some(isLetter)) return () => true;
  const cases = await getCases(tx.as(systemActor("intake")), [...new Set(caseIds)]);
  return (item, caseId) => {
    if (!isLetter(item)) return true;
    const row = cases.get(caseId);
    return row?.kind === "executive" && row.addresseeId === item.opens?.addresseeId;
  };
}

/** Of known messages, by id, those that one may go on with. */
export function knownTo(
  known: ReadonlyMap<string, readonly KnownMessage[]>,
  may: (caseId: number) => boolean,
): ReadonlyMap<string, readonly KnownMessage[]> {
  return new Map([...known].map(([id, messages]) => [id, messages.filter(({ caseId }) => may(caseId))]));
}
