import { provideCustomerFacet } from "../customers/index.ts";
import { mayReadCase, visibleRows } from "./can-see.ts";
import { getCases } from "./get-case.ts";
import { caseFigures, caseIdsOf, giveCases, giveTheseCases } from "./store/of-customers.ts";

/** Cases of a person. Whoever writes into a case locks it first, so that moving cases first waits for them. */
export const casesOfCustomers = provideCustomerFacet({
  name: "cases",
  first: true,
  move: (ctx, from, to) => giveCases(ctx.db, from, to),
  putBack: (ctx, { from, to, caseIds }) => giveTheseCases(ctx.db, from, to, caseIds),
  casesOf: (ctx, customerId) => caseIdsOf(ctx.db, customerId),
  figures: (ctx, customerIds) => caseFigures(ctx.db, customerIds, visibleRows(ctx.actor)),
  mayReadCase: (ctx, caseId) => mayReadCase(ctx.actor, caseId),
  async subjects(ctx, caseIds) {
    return new Map([...(await getCases(ctx, caseIds)).values()].map((row) => [row.id, row.subject]));
  },
});
