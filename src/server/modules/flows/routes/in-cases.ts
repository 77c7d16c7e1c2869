import { Type } from "typebox";
import { Id, IdParams, Locale } from "../../../../shared/contract/common.ts";
import { FlowInput, FlowOffer, FlowRunView, FlowTurn } from "../../../../shared/contract/flows.ts";
import { route } from "../../../kernel/http/route.ts";
import { getCase } from "../../cases/index.ts";
import { advanceRun, backRun, currentTurn } from "../runs/advance-run.ts";
import { listRunsOfCase, requireRunOfCase } from "../runs/runs-of-case.ts";
import { startRun } from "../runs/start-run.ts";
import { flowsForCase } from "../walkable.ts";

const access = "cases:update";
const OfRun = Type.Object({ id: Id, runId: Id });

export const caseRoutes = [
  route({
    method: "GET",
    path: "/api/v1/cases/:id/flows",
    access,
    summary: "The flows that may be walked in a case, the best fitting first.",
    params: IdParams,
    query: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }),
    response: Type.Object({ items: Type.Array(FlowOffer) }),
    handler: async (ctx, { params, query }) => ({ items: await flowsForCase(ctx, params.id, query.q ?? "") }),
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id/flow-runs",
    access: "cases:read",
    summary: "What was tried and answered already: the walks of a case, newest first.",
    params: IdParams,
    response: Type.Object({ items: Type.Array(FlowRunView) }),
    handler: async (ctx, { params }) => ({ items: await listRunsOfCase(ctx, params.id) }),
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/flow-runs",
    access,
    summary: "Begins to walk a flow with the customer of a case.",
    params: IdParams,
    body: Type.Object({ flowId: Id, locale: Locale }),
    response: FlowTurn,
    handler: async (ctx, { params, body }) => {
      const { customerId } = await getCase(ctx, params.id);
      return startRun(ctx, { ...body, player: "agent", caseId: params.id, customerId });
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/cases/:id/flow-runs/:runId",
    access,
    summary: "Where a walk stands, to go on with it.",
    params: OfRun,
    response: FlowTurn,
    handler: async (ctx, { params }) => {
      await requireRunOfCase(ctx, { caseId: params.id, runId: params.runId });
      return currentTurn(ctx, params.runId);
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/flow-runs/:runId/answer",
    access,
    summary: "Answers the question a walk stands at; the same answer sent twice moves once.",
    params: OfRun,
    body: FlowInput,
    response: FlowTurn,
    handler: async (ctx, { params, body }) => {
      await requireRunOfCase(ctx, { caseId: params.id, runId: params.runId });
      return advanceRun(ctx, params.runId, body.stepNo, { value: body.value, told: true });
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/cases/:id/flow-runs/:runId/back",
    access,
    summary: "Takes the last answer of a walk back.",
    params: OfRun,
    body: Type.Object({ stepNo: Type.Integer({ minimum: 0 }) }),
    response: FlowTurn,
    handler: async (ctx, { params, body }) => {
      await requireRunOfCase(ctx, { caseId: params.id, runId: params.runId });
      return backRun(ctx, params.runId, body.stepNo);
    },
  }),
];
