import type { Static } from "typebox";
import type { AnswerDispute, Dispute, DisputePromise } from "../../../shared/contract/disputes.ts";
import type { ById, Done } from "./endpoint.ts";

export type DisputeEndpoints = {
  "GET /api/v1/cases/:id/disputes": { params: ById; response: { items: Dispute[] } };
  "POST /api/v1/promises/:id/dispute": { params: ById; body: Static<typeof DisputePromise>; response: Done };
  "POST /api/v1/promises/:id/dispute/answer": { params: ById; body: AnswerDispute; response: Dispute };
};
