import { IdParams, page } from "../../../../shared/contract/common.ts";
import {
  CancelRemedy,
  CarryOutRemedy,
  DecideRemedy,
  GiveRemedy,
  ListRemedies,
  RemedyView,
} from "../../../../shared/contract/remedies.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { cancelRemedy } from "../cancel-remedy.ts";
import { carryOutRemedy } from "../carry-out-remedy.ts";
import { decideRemedy } from "../decide-remedy.ts";
import { getRemedy } from "../find-remedies.ts";
import { giveRemedy } from "../give-remedy.ts";
import { exportRemedies, listRemedies, presentRemedies } from "../list-remedies.ts";

export const remedyRoutes = [
  route({
    method: "GET",
    path: "/api/v1/remedies",
    access: "cases:read",
    summary: "What customers were given to make good, newest first.",
    query: ListRemedies,
    response: page(RemedyView),
    handler: (ctx, { query }) => listRemedies(ctx, query),
  }),
  route({
    method: "GET",
    path: "/api/v1/remedies/export",
    access: "reports:read",
    summary: "What customers were given, as CSV.",
    handler: (ctx, _, { reply }) => sendCsv(reply, "remedies.csv", exportRemedies(ctx)),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/remedies",
    access: "remedies:give",
    summary: "Gives the customer something: booked within one's limit, else it waits for another person.",
    params: IdParams,
    body: GiveRemedy,
    response: RemedyView,
    handler: async (ctx, { params, body }) => viewOf(ctx, await giveRemedy(ctx, params.id, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/remedies/:id/decide",
    access: "remedies:approve",
    summary: "Approves or refuses what somebody else wants to give.",
    params: IdParams,
    body: DecideRemedy,
    response: RemedyView,
    handler: async (ctx, { params, body }) => {
      await decideRemedy(ctx, params.id, body);
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/remedies/:id/carry-out",
    access: "remedies:give",
    summary: "Books that it has reached the customer, with what shows it; this keeps the promise.",
    params: IdParams,
    body: CarryOutRemedy,
    response: RemedyView,
    handler: async (ctx, { params, body }) => {
      await carryOutRemedy(ctx, params.id, body);
      return viewOf(ctx, params.id);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/remedies/:id/cancel",
    access: "remedies:give",
    summary: "Takes back what has not reached the customer, by counter-entry.",
    params: IdParams,
    body: CancelRemedy,
    response: RemedyView,
    handler: async (ctx, { params, body }) => {
      await cancelRemedy(ctx, params.id, body.reason);
      return viewOf(ctx, params.id);
    },
  }),
];

async function viewOf(ctx: Ctx, id: number): Promise<RemedyView> {
  return (await presentRemedies(ctx, [await getRemedy(ctx, id)]))[0]!;
}
