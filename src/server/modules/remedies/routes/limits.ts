import { RemedyLimits } from "../../../../shared/contract/remedies.ts";
import { route } from "../../../kernel/http/route.ts";
import { saveLimits } from "../limits/save-limits.ts";
import { allLimits } from "../limits/store.ts";

export const limitRoutes = [
  route({
    method: "GET",
    path: "/api/v1/remedy-limits",
    access: "signed-in",
    keyNeeds: ["remedies:give", "roles:manage"],
    summary: "What people of each role may give by themselves, at once and within 24 hours.",
    response: RemedyLimits,
    handler: async (ctx) => ({ limits: await allLimits(ctx.db) }),
  }),
  route({
    method: "PUT",
    path: "/api/v1/remedy-limits",
    access: "roles:manage",
    summary: "Says anew what people of each role may give by themselves.",
    body: RemedyLimits,
    response: RemedyLimits,
    handler: async (ctx, { body }) => {
      await saveLimits(ctx, body.limits);
      return { limits: await allLimits(ctx.db) };
    },
  }),
];
