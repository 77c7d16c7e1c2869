import type { Static } from "typebox";
import type {
  CasesOfArticle,
  GapDetail,
  GapView,
  Suggestions,
  UsedArticle,
  WrittenGap,
} from "../../../shared/contract/solutions.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type SolutionEndpoints = {
  "GET /api/v1/cases/:id/suggestions": { params: ById; query: { draft?: string }; response: Suggestions };
  "POST /api/v1/cases/:id/suggestions/used": { params: ById; body: Static<typeof UsedArticle>; response: Done };
  "GET /api/v1/knowledge/articles/:id/cases": { params: ById; response: CasesOfArticle };
  "GET /api/v1/knowledge/gaps": { query: PageQuery & { state?: GapView["state"] }; response: Page<GapView> };
  "GET /api/v1/knowledge/gaps/:id": { params: ById; response: GapDetail };
  "POST /api/v1/knowledge/gaps/:id/write": { params: ById; response: Static<typeof WrittenGap> };
  "POST /api/v1/knowledge/gaps/:id/dismiss": { params: ById; body: { dismissed: boolean }; response: Done };
};
