import { Type } from "typebox";
import { Done, Id, IdParams, page } from "../../../shared/contract/common.ts";
import { LikelyCustomer } from "../../../shared/contract/identity.ts";
import { route } from "../../kernel/http/route.ts";
import { audit } from "../accounts/index.ts";
import { likelyCustomers } from "./likely-customers.ts";
import { presentLikely } from "./present.ts";
import { insertDifferent } from "./store/different.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/customers/:id/likely",
    access: "customers:merge",
    summary: "Other records that are probably the same person, likeliest first, with the reasons.",
    params: IdParams,
    response: page(LikelyCustomer),
    handler: async (ctx, { params }) => ({
      items: await presentLikely(ctx, await likelyCustomers(ctx, params.id)),
      next: null,
    }),
  }),
  route({
    method: "POST",
    path: "/api/v1/customers/:id/likely/:otherId/different",
    access: "customers:merge",
    summary: "Notes that two records are two persons: they are proposed no more.",
    params: Type.Object({ id: Id, otherId: Id }),
    response: Done,
    handler: async (ctx, { params: { id, otherId } }) => {
      const staffId = ctx.actor.kind === "staff" ? ctx.actor.id : null;
      await ctx.tx(async (tx) => {
        await insertDifferent(tx.db, { a: id, b: otherId, staffId }, tx.now());
        await audit(tx, { action: "identity.different", subject: { kind: "customer", id }, details: { otherId } });
      });
      return { ok: true as const };
    },
  }),
];
