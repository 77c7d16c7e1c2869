import { provideCustomerFacet } from "../customers/index.ts";
import { giveOrdersBack, moveOrders } from "./store/orders.ts";

/** A person's orders move with them, and go back one by one. */
provideCustomerFacet({
  name: "orders",
  move: (ctx, from, to) => moveOrders(ctx.db, from, to),
  putBack: (ctx, { from, to, ids }) => giveOrdersBack(ctx.db, from, to, ids),
});
