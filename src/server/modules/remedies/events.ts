import { Type } from "typebox";
import { Id, NullableId, Time } from "../../../shared/contract/common.ts";
import { Fault, RemedyKind } from "../../../shared/contract/remedies.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

/** Amounts are whole minor units of the currency. */
const remedy = {
  remedyId: Id,
  kind: RemedyKind,
  amount: Type.Integer(),
  currency: Type.String(),
  fault: Fault,
  partnerId: NullableId,
};

export const remedyAsked = defineEvent(
  "remedies.asked",
  "Somebody wants to give a customer more than they may by themselves: another person has to decide.",
  Type.Object(remedy),
);

export const remedyDecided = defineEvent(
  "remedies.decided",
  "A second person approved or refused what somebody wanted to give.",
  Type.Object({ ...remedy, approved: Type.Boolean(), decisionPromiseId: NullableId, givenBy: NullableId }),
);

export const remedyBooked = defineEvent(
  "remedies.booked",
  "What a customer is given stands in the books. `claim`: it is to be claimed from the partner.",
  Type.Object({ ...remedy, claim: Type.Boolean() }),
);

export const remedyCarriedOut = defineEvent(
  "remedies.carried_out",
  "What was given has reached the customer: paid out, sent or redeemed. It keeps the promise.",
  Type.Object({ ...remedy, promiseId: NullableId, at: Time }),
);

export const remedyCancelled = defineEvent(
  "remedies.cancelled",
  "Something that had not reached the customer is not given after all; the books have its counter-entry.",
  Type.Object({ ...remedy, reason: Type.String() }),
);

export const limitsChanged = defineEvent(
  "remedies.limits_changed",
  "What people of the roles may give by themselves was changed.",
  Type.Object({}),
);
