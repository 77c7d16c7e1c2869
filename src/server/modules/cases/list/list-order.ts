import type { CaseSort } from "../../../../shared/contract/cases.ts";
import type { Known } from "./compile-query.ts";

/** The order a list is read in: a sort, or the part of one that is left when the query rules the others out. */
export type ListOrder = CaseSort | "awaiting_only" | "due_only" | "broken_only";

/** The order for a sort, given what the query says of all its rows: stretches that must be empty are not looked for. */
export function listOrder(sort: CaseSort, known: Known): ListOrder {
  if (sort === "awaiting" && known.awaiting !== null) return known.awaiting ? "awaiting_only" : "updated";
  if (sort === "due" && known.promise !== null) {
    return known.promise === "none" ? "updated" : known.promise === "due" ? "due_only" : "broken_only";
  }
  return sort;
}
