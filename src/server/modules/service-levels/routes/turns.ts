import { IdParams } from "../../../../shared/contract/common.ts";
import { CaseTurns } from "../../../../shared/contract/turns.ts";
import { route } from "../../../kernel/http/route.ts";
import { caseTurns } from "../turns/case-turns.ts";

export const turnRoutes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/turns",
    access: "cases:read",
    summary: "The working time of a case by whose turn it was: ours, the customer's, a partner's.",
    params: IdParams,
    response: CaseTurns,
    handler: (ctx, { params }) => caseTurns(ctx, params.id),
  }),
];
