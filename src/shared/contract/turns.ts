/**
 * GET /api/v1/cases/:id/turns   cases:read   CaseTurns (working time of the case by whose turn it was)
 */
import { type Static, Type } from "typebox";
import { Time } from "./common.ts";

/** Whose move it is: ours, the customer's, or a partner's. */
export const turns = ["us", "customer", "partner"] as const;
export type Turn = (typeof turns)[number];

/** How much working time passed while it was somebody's turn. */
export const TurnTime = Type.Object({ turn: Type.String(), ms: Type.Integer() });
export type TurnTime = Static<typeof TurnTime>;

export const CaseTurns = Type.Object({
  items: Type.Array(TurnTime),
  /** whose turn it is now; null when the case is solved or closed */
  now: Type.Union([Type.String(), Type.Null()]),
  since: Time,
  /** in whose working hours it was counted */
  calendar: Type.String(),
});
export type CaseTurns = Static<typeof CaseTurns>;
