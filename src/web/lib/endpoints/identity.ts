import type { Static } from "typebox";
import type { CaseProof, CheckCode, CheckedCode, LikelyCustomer, SendCode } from "../../../shared/contract/identity.ts";
import type { ById, Done } from "./endpoint.ts";

export type IdentityEndpoints = {
  "GET /api/v1/customers/:id/likely": { params: ById; response: { items: LikelyCustomer[]; next: string | null } };
  "POST /api/v1/customers/:id/likely/:otherId/different": { params: { id: number; otherId: number }; response: Done };
  "GET /api/v1/cases/:id/proof": { params: ById; response: CaseProof };
  "POST /api/v1/cases/:id/codes": { params: ById; body: Static<typeof SendCode>; response: CaseProof };
  "POST /api/v1/cases/:id/codes/check": {
    params: ById;
    body: Static<typeof CheckCode>;
    response: Static<typeof CheckedCode>;
  };
};
