import { Type } from "typebox";
import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import {
  ProposalView,
  proposalStates,
  RefuseProposal,
  WrittenProposal,
} from "../../../../shared/contract/community-proposals.ts";
import { route } from "../../../kernel/http/route.ts";
import { proposalsOf } from "./list-proposals.ts";
import { refuseProposal, writeForProposal } from "./settle-proposal.ts";

export const proposalRoutes = [
  route({
    method: "GET",
    path: "/api/v1/community/proposals",
    access: "knowledge:write",
    summary: "Answers of the communities that an article may be made of, the newest first.",
    query: Type.Object({ ...PageQuery.properties, state: Type.Optional(Type.Enum([...proposalStates])) }),
    response: page(ProposalView),
    handler: (ctx, { query }) => proposalsOf(ctx, query),
  }),
  route({
    method: "POST",
    path: "/api/v1/community/proposals/:id/write",
    access: "knowledge:write",
    summary: "Begins an article of a question and the answer that solved it, as a draft.",
    params: IdParams,
    response: WrittenProposal,
    handler: (ctx, { params }) => writeForProposal(ctx, params.id),
  }),
  route({
    method: "POST",
    path: "/api/v1/community/proposals/:id/refuse",
    access: "knowledge:write",
    summary: "Says why no article is made of an answer; it is not proposed again.",
    params: IdParams,
    body: RefuseProposal,
    response: Done,
    handler: async (ctx, { params, body }) => {
      await refuseProposal(ctx, params.id, body.reason);
      return { ok: true as const };
    },
  }),
];
