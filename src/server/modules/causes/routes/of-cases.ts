import { Type } from "typebox";
import { BulkCauses, CaseCauses, NameCauses } from "../../../../shared/contract/causes.ts";
import { IdParams } from "../../../../shared/contract/common.ts";
import { route } from "../../../kernel/http/route.ts";
import { causesOfCase } from "../naming/causes-of-case.ts";
import { nameCauses, nameCausesInBulk } from "../naming/name-causes.ts";

export const caseRoutes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/causes",
    access: "cases:read",
    summary: "What a case came about by, and what it likely came about by.",
    params: IdParams,
    response: CaseCauses,
    handler: (ctx, { params }) => causesOfCase(ctx, params.id),
  }),
  route({
    method: "PUT",
    path: "/api/v1/cases/:id/causes",
    access: "cases:update",
    summary: "Names the causes of a case: one main, any number more.",
    params: IdParams,
    body: NameCauses,
    response: CaseCauses,
    handler: async (ctx, { params, body }) => {
      await nameCauses(ctx, params.id, body);
      return causesOfCase(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/causes",
    access: "cases:bulk",
    summary: "Gives many cases the same main cause, or takes theirs away.",
    body: BulkCauses,
    response: Type.Object({ changed: Type.Integer() }),
    handler: async (ctx, { body }) => ({ changed: await nameCausesInBulk(ctx, body) }),
  }),
];
