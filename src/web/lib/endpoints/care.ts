import type { Static } from "typebox";
import type {
  CallbackRow,
  CallbackSlots,
  PromiseCallback,
  PromisedCallback,
  RecordAttempt,
} from "../../../shared/contract/callbacks.ts";
import type { CareSettings, DeclineOffer, OfferList, OfferOfCase } from "../../../shared/contract/care.ts";
import type { CaseView } from "../../../shared/contract/cases.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type CareEndpoints = {
  "GET /api/v1/care-settings": { response: CareSettings };
  "PUT /api/v1/care-settings": { body: CareSettings; response: CareSettings };
  "GET /api/v1/offers": { response: Static<typeof OfferList> };
  "GET /api/v1/cases/:id/offer": { params: ById; response: Static<typeof OfferOfCase> };
  "POST /api/v1/cases/:id/offer/accept": { params: ById; response: CaseView };
  "POST /api/v1/cases/:id/offer/decline": { params: ById; body: Static<typeof DeclineOffer>; response: Done };
  "DELETE /api/v1/cases/:id/offer": { params: ById; response: Done };
  "GET /api/v1/cases/:id/callback-slots": { params: ById; response: Static<typeof CallbackSlots> };
  "POST /api/v1/cases/:id/callback": { params: ById; body: PromiseCallback; response: PromisedCallback };
  "GET /api/v1/callbacks": { query: PageQuery & { whose?: "me" | "team" | "all" }; response: Page<CallbackRow> };
  "POST /api/v1/callbacks/:id/attempts": { params: ById; body: RecordAttempt; response: CallbackRow };
};
