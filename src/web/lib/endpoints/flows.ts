import type {
  FlowFigures,
  FlowInput,
  FlowOffer,
  FlowPort,
  FlowRunView,
  FlowTurn,
  FlowVersion,
  FlowView,
  SaveFlow,
} from "../../../shared/contract/flows.ts";
import type { ById, Page, PageQuery } from "./endpoint.ts";

type OfRun = { id: number; runId: number };

export type FlowEndpoints = {
  "GET /api/v1/flows": { query: PageQuery & { archived?: boolean }; response: Page<FlowView> };
  "POST /api/v1/flows": { body: SaveFlow; response: FlowView };
  "PUT /api/v1/flows/:id": { params: ById; body: SaveFlow & { version: number }; response: FlowView };
  "POST /api/v1/flows/:id/publish": { params: ById; body: { version: number }; response: FlowView };
  "POST /api/v1/flows/:id/unpublish": { params: ById; body: object; response: FlowView };
  "POST /api/v1/flows/:id/duplicate": { params: ById; body: object; response: FlowView };
  "POST /api/v1/flows/:id/archive": { params: ById; body: { archived: boolean }; response: FlowView };
  "GET /api/v1/flows/:id/versions": { params: ById; query: PageQuery; response: Page<FlowVersion> };
  "POST /api/v1/flows/:id/restore": { params: ById; body: { version: number }; response: FlowView };
  "GET /api/v1/flows/:id/figures": { params: ById; query: { days?: number }; response: FlowFigures };
  "GET /api/v1/flows/ports": { response: { lookUps: FlowPort[] } };
  "POST /api/v1/flow-pictures": { body: { content: string }; response: { url: string } };
  "GET /api/v1/cases/:id/flows": { params: ById; query: { q?: string }; response: { items: FlowOffer[] } };
  "GET /api/v1/cases/:id/flow-runs": { params: ById; response: { items: FlowRunView[] } };
  "POST /api/v1/cases/:id/flow-runs": {
    params: ById;
    body: { flowId: number; locale: "zh-CN" | "en" };
    response: FlowTurn;
  };
  "GET /api/v1/cases/:id/flow-runs/:runId": { params: OfRun; response: FlowTurn };
  "POST /api/v1/cases/:id/flow-runs/:runId/answer": { params: OfRun; body: FlowInput; response: FlowTurn };
  "POST /api/v1/cases/:id/flow-runs/:runId/back": { params: OfRun; body: { stepNo: number }; response: FlowTurn };
};
