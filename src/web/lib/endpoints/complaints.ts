import type { Static } from "typebox";
import type {
  AskApology,
  ComplaintView,
  DeclineApology,
  ListRatings,
  RatingView,
  SatisfactionQuery,
  SatisfactionReport,
  SendApology,
  SetCareMark,
  SetSeverity,
  SettlementMove,
  SeverityRuleset,
  SeverityRulesView,
  TriedSeverity,
  TrySeverity,
} from "../../../shared/contract/complaints.ts";
import type { ById, Page } from "./endpoint.ts";

export type ComplaintEndpoints = {
  "GET /api/v1/severity-rules": { response: SeverityRulesView };
  "PUT /api/v1/severity-rules": { body: SeverityRuleset; response: SeverityRulesView };
  "POST /api/v1/severity-rules/try": { body: Static<typeof TrySeverity>; response: TriedSeverity };
  "GET /api/v1/cases/:id/complaint": { params: ById; response: ComplaintView };
  "PUT /api/v1/cases/:id/severity": { params: ById; body: Static<typeof SetSeverity>; response: ComplaintView };
  "PUT /api/v1/cases/:id/care-mark": { params: ById; body: Static<typeof SetCareMark>; response: ComplaintView };
  "POST /api/v1/cases/:id/settlement": { params: ById; body: SettlementMove; response: ComplaintView };
  "POST /api/v1/cases/:id/apologies": { params: ById; body: Static<typeof AskApology>; response: ComplaintView };
  "POST /api/v1/apologies/:id/send": { params: ById; body: Static<typeof SendApology>; response: ComplaintView };
  "POST /api/v1/apologies/:id/decline": { params: ById; body: Static<typeof DeclineApology>; response: ComplaintView };
  "GET /api/v1/satisfaction": { query: Static<typeof SatisfactionQuery>; response: SatisfactionReport };
  "GET /api/v1/satisfaction/ratings": { query: Static<typeof ListRatings>; response: Page<RatingView> };
};
