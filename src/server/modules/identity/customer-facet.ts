import { provideCustomerFacet } from "../customers/index.ts";
import { giveMentions, giveMentionsOfCases } from "./store/mentions.ts";

/** What a person mentioned follows the case it was said in. */
provideCustomerFacet({
  name: "identity",
  async move(ctx, from, to) {
    await giveMentions(ctx.db, from, to);
    return [];
  },
  putBack: (ctx, { from, to, caseIds }) => giveMentionsOfCases(ctx.db, { from, to, caseIds }),
});
