import { CareSettings, DeclineOffer, OfferList, OfferOfCase } from "../../../../shared/contract/care.ts";
import { CaseView } from "../../../../shared/contract/cases.ts";
import { Done, IdParams } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { careSettings, saveCareSettings } from "../care-settings.ts";
import { acceptOffer, declineOffer, takeOfferBack } from "../offers/answer-offer.ts";
import { offerOfCase, offersToMe } from "../offers/show-offers.ts";
import { presentCase } from "../view-case.ts";

const done = { ok: true as const };

export const careRoutes = [
  route({
    method: "GET",
    path: "/api/v1/care-settings",
    access: "policies:manage",
    summary: "How cases change hands, and how many callbacks are offered.",
    response: CareSettings,
    handler: (ctx) => careSettings(ctx),
  }),
  route({
    method: "PUT",
    path: "/api/v1/care-settings",
    access: "policies:manage",
    summary: "Changes how cases change hands.",
    body: CareSettings,
    response: CareSettings,
    handler: (ctx, { body }) => saveCareSettings(ctx, body),
  }),
  route({
    method: "GET",
    path: "/api/v1/offers",
    access: "cases:assign",
    summary: "Cases that are offered to me.",
    response: OfferList,
    handler: async (ctx) => ({ items: await offersToMe(ctx) }),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id/offer",
    access: "cases:read",
    summary: "To whom a case is offered, if to anybody.",
    params: IdParams,
    response: OfferOfCase,
    handler: async (ctx, { params }) => ({ offer: await offerOfCase(ctx, params.id) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/offer/accept",
    access: "cases:assign",
    summary: "Takes over a case that was offered to me.",
    params: IdParams,
    response: CaseView,
    handler: async (ctx, { params }) => presentCase(ctx, await acceptOffer(ctx, params.id)),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/offer/decline",
    access: "cases:assign",
    summary: "Declines a case that was offered to me, with a reason.",
    params: IdParams,
    body: DeclineOffer,
    response: Done,
    handler: async (ctx, { params, body }) => {
      await declineOffer(ctx, { caseId: params.id, reason: body.reason });
      return done;
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/cases/:id/offer",
    access: "cases:assign",
    summary: "Takes back what was offered.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await takeOfferBack(ctx, params.id);
      return done;
    },
  }),
];
