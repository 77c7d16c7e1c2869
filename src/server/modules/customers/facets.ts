import type { RawBuilder } from "kysely";
import type { CustomerView, TimelineItem } from "../../../shared/contract/customers.ts";
import type { Ctx } from "../../kernel/ctx.ts";

export type CustomerFigures = CustomerView["counts"] & { lastMessageAt: Date | null };

/** A stretch of a timeline: the newest `limit` lines before a place in the order of `(at, id)`. */
export type TimelinePage = {
  customerId: number;
  before: { at: Date; id: number };
  limit: number;
  /** The condition on a row's case, by its column, that the reader may look into it; rows of others do not exist for them. */
  mayRead: (caseId: RawBuilder<unknown>) => RawBuilder<boolean>;
};
/** A line as a module tells it; `rowId` is its place among those of the same moment. */
export type TimelineLine = Omit<TimelineItem, "id" | "at" | "caseSubject"> & { rowId: number; at: Date };

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
  /** Set for the facet whose rows others lock before they write any of the rest: it moves first, and so waits for them. */
  first?: true;
  /** All cases of a person. */
  casesOf?(ctx: Ctx, customerId: number): Promise<number[]>;
  /** The cases of a person, but for `except`, whose first message came from one of these handles. */
  casesBegunBy?(ctx: Ctx, input: { customerId: number; handleIds: number[]; except: number[] }): Promise<number[]>;
  /** Figures for the page and the list, at most 200 persons at once, of what the actor may look into. */
  figures?(ctx: Ctx, customerIds: readonly number[]): Promise<Map<number, Partial<CustomerFigures>>>;
  /** Lines of the timeline, newest first. */
  timeline?(ctx: Ctx, page: TimelinePage): Promise<TimelineLine[]>;
  /** The condition on a column with the id of a case that the actor may look into it. */
  mayReadCase?(ctx: Ctx, caseId: RawBuilder<unknown>): RawBuilder<boolean>;
  /** The subjects of those of these cases that the actor may look into. */
  subjects?(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, string>>;
};

const facets = new Map<string, CustomerFacet>();

/** Makes a facet known; called once, where the module declares itself. @throws Error for a second of the same name */
export function provideCustomerFacet(facet: CustomerFacet): CustomerFacet {
  if (facets.has(facet.name)) throw new Error(`The customer facet ${facet.name} is declared twice.`);
  facets.set(facet.name, facet);
  return facet;
}

/** All facets, those that must move first before the others. */
export function customerFacets(): readonly CustomerFacet[] {
  return [...facets.values()].sort((a, b) => Number(b.first ?? false) - Number(a.first ?? false));
}
