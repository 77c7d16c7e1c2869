import { Type } from "typebox";
import { Id, NullableId, NullableText, Time } from "../../../../shared/contract/common.ts";
import { defineEvent } from "../../../kernel/events/define-event.ts";

const Offer = { offerId: Id, fromId: Id, toId: Id, ownerId: NullableId };

export const caseOffered = defineEvent(
  "cases.offered",
  "Somebody was asked to take a case over. It stays with its owner until they accept.",
  Type.Object({ ...Offer, expiresAt: Time }),
);

export const caseOfferSettled = defineEvent(
  "cases.offer_settled",
  "An offer of a case was accepted or declined, expired, or was taken back: by a person, or because the case went elsewhere.",
  Type.Object({
    ...Offer,
    how: Type.Enum(["accepted", "declined", "expired", "withdrawn"]),
    /** in the words of who declined */
    words: NullableText,
  }),
);
