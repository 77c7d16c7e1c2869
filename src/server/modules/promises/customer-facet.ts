import { provideCustomerFacet } from "../customers/index.ts";
import { moveCustomerPromises } from "./ledger/move-customer-promises.ts";
import { visiblePromises } from "./ledger/visible-promises.ts";
import { countByCustomer, givePromisesBack } from "./store/customers.ts";

// Promises to a person are moved with them and counted on their page; their timeline tells of them by the events.
provideCustomerFacet({
  name: "promises",
  move: moveCustomerPromises,
  putBack: (ctx, give) => givePromisesBack(ctx.db, give),
  figures: (ctx, customerIds) => countByCustomer(ctx.db, customerIds, visiblePromises(ctx.actor)),
});
