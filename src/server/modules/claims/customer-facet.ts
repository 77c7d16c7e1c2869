import { provideCustomerFacet } from "../customers/index.ts";
import { moveClaims } from "./store/claims.ts";

// Each claim belongs to a case, which says where it goes back to.
provideCustomerFacet({
  name: "claims",
  move: async (ctx, from, to) => {
    await moveClaims(ctx.db, from, to);
    return [];
  },
  putBack: (ctx, { from, to, caseIds }) => moveClaims(ctx.db, from, to, caseIds),
});
