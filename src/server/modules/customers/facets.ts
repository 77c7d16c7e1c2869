import type { CustomerView, TimelineItem } from "../../../shared/contract/customers.ts";
import type { Ctx } from "../../kernel/ctx.ts";

export type CustomerFigures = CustomerView["counts"] & { lastMessageAt: Date | null };

/** A stretch of a timeline: the newest `limit` lines older than `before`, a place of `(at, id)` in that order. */
export type TimelinePage = { customerId: number; before: { at: Date; id: string } | null; limit: number };

/**
 * What a module above keeps of a person. Customers come first in the order of modules and may call none of them, so
 * each says here how its rows are moved, counted and told. Whatever has a case follows the case's owner; `ids` are of
 * the rows without one, and for the facet `cases` of the cases themselves.
 */
export type CustomerFacet = {
  /** the module's name */
  name: string;
  /**
   * Gives everything of one person to another, in the caller's transaction.
   * @returns the ids that must be known to put it back
   */
  move(ctx: Ctx, from: number, to: number): Promise<number[]>;
  /** Gives the rows of `ids` and all that belongs to `caseIds` back, as far as `from` still has them. */
  putBack(ctx: Ctx, input: { from: number; to: number; ids: number[]; caseIds: number[] }): Promise<void>;
  /** The cases of a person that were begun since a time by a message from one of these handles. */
  casesBegunBy?(ctx: Ctx, input: { customerId: number; handleIds: number[]; since: Date }): Promise<number[]>;
  /** Figures for the page and the list, at most 200 persons at once. */
  figures?(ctx: Ctx, customerIds: readonly number[]): Promise<Map<number, Partial<CustomerFigures>>>;
  /** Lines of the timeline, newest first. */
  timeline?(ctx: Ctx, page: TimelinePage): Promise<TimelineItem[]>;
  /** Which of these cases the actor may look into. */
  visibleCases?(ctx: Ctx, caseIds: readonly number[]): Promise<Set<number>>;
};

const facets = new Map<string, CustomerFacet>();

/** Makes a facet known; called once, where the module declares itself. @throws Error for a second of the same name */
export function provideCustomerFacet(facet: CustomerFacet): CustomerFacet {
  if (facets.has(facet.name)) throw new Error(`The customer facet ${facet.name} is declared twice.`);
  facets.set(facet.name, facet);
  return facet;
}

/** All facets, in the order of their modules. */
export function customerFacets(): readonly CustomerFacet[] {
  return [...facets.values()];
}
