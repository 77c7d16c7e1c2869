/**
 * Who looks after a case, and how it changes hands.
 *
 * GET    /api/v1/care-settings            policies:manage CareSettings
 * PUT    /api/v1/care-settings            policies:manage CareSettings → CareSettings
 * GET    /api/v1/offers                   cases:assign    cases that are offered to me, the one that expires first first
 * GET    /api/v1/cases/:id/offer          cases:read      CaseOffer, or none
 * POST   /api/v1/cases/:id/offer/accept   cases:assign    → CaseView
 * POST   /api/v1/cases/:id/offer/decline  cases:assign    DeclineOffer
 * DELETE /api/v1/cases/:id/offer          cases:assign    taken back by who made it, or by the owner
 */
import { type Static, Type } from "typebox";
import { Id, NullableRef, NullableTime, Ref, Time } from "./common.ts";

export const CareSettings = Type.Object({
  /** how many callbacks one person takes on in half an hour */
  callbacksPerAgent: Type.Integer({ minimum: 1, maximum: 20 }),
  /** after so many days a matter counts half when it is asked who knows a customer */
  knownForDays: Type.Integer({ minimum: 1, maximum: 365 }),
  /** working minutes for which an offered case waits to be accepted */
  offerMinutes: Type.Integer({ minimum: 5, maximum: 2_880 }),
  /** who may assign at once, and leads in their team, need nobody's acceptance */
  leadsAssignAtOnce: Type.Boolean(),
  /** working minutes after a broken promise until a silent owner loses the case */
  silentMinutes: Type.Integer({ minimum: 15, maximum: 10_080 }),
});
export type CareSettings = Static<typeof CareSettings>;

export const CaseOffer = Type.Object({
  caseId: Id,
  subject: Type.String(),
  customer: NullableRef,
  from: Ref,
  to: Ref,
  madeAt: Time,
  expiresAt: Time,
  /** when the next promise of the case is due, for who may read it */
  dueAt: NullableTime,
});
export type CaseOffer = Static<typeof CaseOffer>;
export const OfferOfCase = Type.Object({ offer: Type.Union([CaseOffer, Type.Null()]) });
export const OfferList = Type.Object({ items: Type.Array(CaseOffer) });
export const DeclineOffer = Type.Object({ reason: Type.String({ minLength: 1, maxLength: 500, pattern: "\\S" }) });
