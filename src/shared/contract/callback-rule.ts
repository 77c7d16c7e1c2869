/**
 * GET /api/v1/callback-rule   signed-in         CallbackRuleView
 * PUT /api/v1/callback-rule   policies:manage   CallbackRule → CallbackRuleView (a new version)
 */
import { type Static, Type } from "typebox";
import { NullableRef, NullableTime } from "./common.ts";

/** When a call back counts as kept though nobody picked up. */
export const CallbackRule = Type.Object({
  /** how many honest attempts are enough; 0: only a call that was answered */
  attempts: Type.Integer({ minimum: 0, maximum: 20 }),
  /** how far apart two of them are at least */
  minutesApart: Type.Integer({ minimum: 0, maximum: 10_080 }),
  /** how long it must have rung; a busy line is an attempt at once */
  ringSeconds: Type.Integer({ minimum: 0, maximum: 120 }),
});
export type CallbackRule = Static<typeof CallbackRule>;

export const CallbackRuleView = Type.Object({
  ...CallbackRule.properties,
  /** 0: nobody has changed what every desk begins with */
  version: Type.Integer(),
  savedAt: NullableTime,
  savedBy: NullableRef,
});
export type CallbackRuleView = Static<typeof CallbackRuleView>;
