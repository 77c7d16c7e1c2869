import { provideCustomerFacet } from "../customers/index.ts";
import { dropCareMark, moveCareMark } from "./severity/store.ts";

/** That somebody needs particular care follows them; all else of complaints belongs to a case. */
provideCustomerFacet({
  name: "complaints",
  move: (ctx, from, to) => moveCareMark(ctx.db, from, to),
  async putBack(ctx, { to, ids }) {
    if (ids.length > 0) await dropCareMark(ctx.db, to);
  },
});
