import type {
  CaseCobrowse,
  CobrowseInvitation,
  CobrowseReport,
  CobrowseReportQuery,
  CobrowseSettings,
  CobrowseView,
} from "../../../shared/contract/cobrowse.ts";
import type { ById } from "./endpoint.ts";

export type CobrowseEndpoints = {
  "GET /api/v1/cases/:id/cobrowse": { params: ById; response: CaseCobrowse };
  "POST /api/v1/cases/:id/cobrowse": { params: ById; response: CobrowseInvitation };
  "POST /api/v1/cobrowse/:id/end": { params: ById; response: CobrowseView };
  "POST /api/v1/cobrowse/:id/solved": { params: ById; body: { solved: boolean }; response: CobrowseView };
  "GET /api/v1/cobrowse/report": { query: CobrowseReportQuery; response: CobrowseReport };
  "GET /api/v1/cobrowse/report.csv": { query: CobrowseReportQuery & { locale?: string }; response: string };
  "GET /api/v1/cobrowse/settings": { response: CobrowseSettings };
  "PUT /api/v1/cobrowse/settings": { body: CobrowseSettings; response: CobrowseSettings };
};
