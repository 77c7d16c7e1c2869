import { promiseKind } from "../kinds.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";

/** Why a merge withdraws a promise: the case that stays has another for the same thing. */
export const BY_MERGE = "case_merged";

/** What a promise is for; the reply kinds stand for each other. */
export function thingOf({ kind }: Pick<PromiseFacts, "kind">): string {
  return promiseKind(kind).sameThingAs ?? kind;
}

/** Orders promises by when they are due, those that are paused last. */
export function byDue(a: PromiseFacts, b: PromiseFacts): number {
  return (
    (a.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) || a.id - b.id
  );
}
