import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { SaveSlaPolicy, SlaPolicyView } from "../../../../shared/contract/promises.ts";
import { SimulatePolicy, Simulation } from "../../../../shared/contract/simulation.ts";
import { route } from "../../../kernel/http/route.ts";
import { presentPolicy } from "../policies/present-policy.ts";
import { deletePolicy, savePolicy } from "../policies/save-policy.ts";
import { findPolicies } from "../policies/store.ts";
import { simulatePolicy } from "../simulation/simulate-policy.ts";

export const policyRoutes = [
  route({
    method: "GET",
    path: "/api/v1/sla-policies",
    access: "signed-in",
    keyNeeds: ["promises:read", "policies:manage"],
    summary: "Policies, in the order in which they stand.",
    query: PageQuery,
    response: page(SlaPolicyView),
    handler: async (ctx) => ({ items: (await findPolicies(ctx.db)).map(presentPolicy), next: null }),
  }),
  route({
    method: "POST",
    path: "/api/v1/sla-policies",
    access: "policies:manage",
    summary: "Makes a policy.",
    body: SaveSlaPolicy,
    response: SlaPolicyView,
    handler: async (ctx, { body }) => presentPolicy(await savePolicy(ctx, null, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/sla-policies/simulate",
    access: "policies:manage",
    summary: "What a changed policy would have kept and broken in the last days; nothing is saved.",
    perMinute: 20,
    body: SimulatePolicy,
    response: Simulation,
    handler: (ctx, { body }) => simulatePolicy(ctx, body),
  }),
  route({
    method: "PUT",
    path: "/api/v1/sla-policies/:id",
    access: "policies:manage",
    summary: "Gives a policy a new version; promises made before keep theirs.",
    params: IdParams,
    body: SaveSlaPolicy,
    response: SlaPolicyView,
    handler: async (ctx, { params, body }) => presentPolicy(await savePolicy(ctx, params.id, body)),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/sla-policies/:id",
    access: "policies:manage",
    summary: "Deletes a policy; promises made by it stay as they are.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await deletePolicy(ctx, params.id);
      return { ok: true as const };
    },
  }),
];
