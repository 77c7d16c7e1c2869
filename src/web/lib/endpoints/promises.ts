import type { Static } from "typebox";
import type {
  MakePromise,
  MovePromise,
  PromiseDetail,
  PromiseView,
  SaveSlaPolicy,
  SlaPolicyView,
} from "../../../shared/contract/promises.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type PromiseEndpoints = {
  "GET /api/v1/promises": {
    query: PageQuery & {
      whose?: "me" | "team" | "all";
      state?: string;
      caseId?: number;
      before?: string;
      kind?: string;
    };
    response: Page<PromiseView>;
  };
  "GET /api/v1/promises/:id": { params: ById; response: PromiseDetail };
  "POST /api/v1/promises": { body: Static<typeof MakePromise>; response: PromiseView };
  "POST /api/v1/promises/:id/keep": { params: ById; body: { evidence: string }; response: PromiseView };
  "POST /api/v1/promises/:id/move": { params: ById; body: Static<typeof MovePromise>; response: PromiseView };
  "POST /api/v1/promises/:id/waive": { params: ById; body: { reason: string }; response: PromiseView };
  "GET /api/v1/sla-policies": { query: PageQuery; response: Page<Static<typeof SlaPolicyView>> };
  "POST /api/v1/sla-policies": {
    body: Static<typeof SaveSlaPolicy>;
    response: Static<typeof SlaPolicyView>;
  };
  "PUT /api/v1/sla-policies/:id": {
    params: ById;
    body: Static<typeof SaveSlaPolicy>;
    response: Static<typeof SlaPolicyView>;
  };
  "DELETE /api/v1/sla-policies/:id": { params: ById; response: Done };
};
