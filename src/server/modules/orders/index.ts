/** The front door of orders: what customers ordered and where it is. */
export { nameOrder } from "./name-order.ts";
export { knowsOrders, openCasesNaming, orderOfCustomer, ordersForCustomer, ordersOfCustomer } from "./own-orders.ts";
export { isUnderWay } from "./policy.ts";
export type { WholeOrder } from "./present.ts";
export { saveOrder } from "./save-order.ts";
