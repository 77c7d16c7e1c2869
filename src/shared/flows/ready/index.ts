/** Flows that a desk can take over at one press and then make its own. */
import type { ReadyFlow } from "./draw.ts";
import { changeAddress, exchangeGoods, invoice, repair, returnGoods } from "./orders.ts";
import { noLogin, noPower } from "./troubles.ts";

export const readyFlows: readonly ReadyFlow[] = [
  returnGoods,
  exchangeGoods,
  changeAddress,
  invoice,
  repair,
  noPower,
  noLogin,
];
export type { ReadyFlow } from "./draw.ts";
