import { provideCustomerFacet } from "../customers/index.ts";
import { giveBackOf, moveAllOf } from "./store/customers.ts";

// What a person was given moves with them; each belongs to a case, which says where it goes back to.
provideCustomerFacet({
  name: "remedies",
  move: async (ctx, from, to) => {
    await moveAllOf(ctx.db, from, to);
    return [];
  },
  putBack: (ctx, { from, to, caseIds }) => giveBackOf(ctx.db, { from, to, caseIds }),
});
