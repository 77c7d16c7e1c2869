import type {
  BehindItem,
  BehindQuery,
  SelfServiceCosts,
  SelfServiceQuery,
  SelfServiceReport,
} from "../../../shared/contract/self-service.ts";
import type { Page } from "./endpoint.ts";

export type SelfServiceEndpoints = {
  "GET /api/v1/self-service": { query: SelfServiceQuery; response: SelfServiceReport };
  "GET /api/v1/self-service.csv": { query: SelfServiceQuery; response: string };
  "GET /api/v1/self-service/behind": { query: BehindQuery; response: Page<BehindItem> };
  "GET /api/v1/self-service/costs": { response: SelfServiceCosts };
  "PUT /api/v1/self-service/costs": { body: SelfServiceCosts; response: SelfServiceCosts };
};
