import type { Ctx } from "../../kernel/ctx.ts";
import { type CustomerFigures, customerFacets } from "./facets.ts";

const NONE: CustomerFigures = {
  cases: 0,
  openCases: 0,
  promisesKept: 0,
  promisesBroken: 0,
  promisesOpen: 0,
  lastMessageAt: null,
};

/** What the modules count of persons, put together. */
export async function customerFigures(ctx: Ctx, ids: readonly number[]): Promise<Map<number, CustomerFigures>> {
  const parts = await Promise.all(customerFacets().map((facet) => facet.figures?.(ctx, ids) ?? new Map()));
  return new Map(ids.map((id) => [id, Object.assign({ ...NONE }, ...parts.map((part) => part.get(id) ?? {}))]));
}
