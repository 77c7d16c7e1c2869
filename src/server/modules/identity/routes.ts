import { Type } from "typebox";
import { Done, Id, IdParams, page } from "../../../shared/contract/common.ts";
import { CaseProof, CheckCode, CheckedCode, LikelyCustomer, SendCode } from "../../../shared/contract/identity.ts";
import { route } from "../../kernel/http/route.ts";
import { audit } from "../accounts/index.ts";
import { getCase } from "../cases/index.ts";
import { codeIn } from "./codes/policy.ts";
import { proveInCase } from "./codes/prove-in-case.ts";
import { sendCode } from "./codes/send-code.ts";
import { showProof } from "./codes/show-proof.ts";
import { codeNone } from "./errors.ts";
import { likelyCustomers } from "./likely-customers.ts";
import { presentLikely } from "./present.ts";
import { insertDifferent } from "./store/different.ts";

export const routes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/proof",
    access: "cases:read",
    summary: "Whether it is proven who speaks in a case, and the ways to send a one-time code.",
    params: IdParams,
    response: CaseProof,
    handler: (ctx, { params }) => showProof(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/codes",
    access: "cases:reply",
    summary: "Sends a one-time code to an address of the customer; nobody of ours can read it.",
    params: IdParams,
    body: SendCode,
    response: CaseProof,
    handler: async (ctx, { params, body }) => {
      await sendCode(ctx, params.id, body);
      return showProof(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/codes/check",
    access: "cases:reply",
    summary: "Checks the code that the customer says, on the telephone for instance. Each call counts as a try.",
    params: IdParams,
    body: CheckCode,
    response: CheckedCode,
    handler: async (ctx, { params, body }) => {
      const { id: caseId, customerId } = await getCase(ctx, params.id);
      const said = { how: "told" as const, messageId: null, conversationId: null };
      const tried = await proveInCase(ctx, { caseId, customerId, word: codeIn(body.code) ?? "", ...said });
      if (tried === null) throw codeNone();
      return { ...tried, proof: await showProof(ctx, caseId) };
    },
  }),
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
