import { Type } from "typebox";
import { ClaimAnswer } from "../../../shared/contract/claims.ts";
import { Id, NullableId, Time } from "../../../shared/contract/common.ts";
import { defineEvent } from "../../kernel/events/define-event.ts";

/** Amounts are whole minor units of the currency. `promiseId`: the promise that this fact keeps. */
const claim = { claimId: Id, partnerId: Id, amount: Type.Integer(), currency: Type.String() };

export const claimOpened = defineEvent(
  "claims.opened",
  "A partner is asked to pay for what we made good in their place.",
  Type.Object({ ...claim, remedyId: NullableId }),
);

export const claimAnswered = defineEvent(
  "claims.answered",
  "A partner accepted a claim whole, in part, or refused it; `at` is when they said so.",
  Type.Object({ ...claim, answer: ClaimAnswer, accepted: Type.Integer(), at: Time, promiseId: NullableId }),
);

export const claimRecovered = defineEvent(
  "claims.recovered",
  "Money of a claim has come in.",
  Type.Object({ ...claim, recovered: Type.Integer(), promiseId: NullableId, at: Time }),
);

export const claimWrittenOff = defineEvent(
  "claims.written_off",
  "The rest of a claim is given up, with a reason.",
  Type.Object({ ...claim, writtenOff: Type.Integer(), reason: Type.String(), promiseId: NullableId, at: Time }),
);

export const claimClosed = defineEvent("claims.closed", "Nothing of a claim is open any more.", Type.Object(claim));

export const claimWithdrawn = defineEvent(
  "claims.withdrawn",
  "A claim is taken back: it was wrongly raised, or what it was for is not given after all.",
  Type.Object({ ...claim, withdrawn: Type.Integer(), paidBack: Type.Integer(), reason: Type.String() }),
);

export const moreTimeAsked = defineEvent(
  "claims.time_asked",
  "A partner asks for more time to answer a claim.",
  Type.Object({ ...claim, until: Time, words: Type.String() }),
);

export const moreTimeAnswered = defineEvent(
  "claims.time_answered",
  "A partner got the time they asked for, or not.",
  Type.Object({ ...claim, until: Time, given: Type.Boolean() }),
);

export const claimFilesAdded = defineEvent(
  "claims.files_added",
  "A partner handed in papers or photos about a claim.",
  Type.Object({ ...claim, names: Type.Array(Type.String()) }),
);
