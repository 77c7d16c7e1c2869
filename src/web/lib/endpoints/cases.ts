import type { Static } from "typebox";
import type {
  ApplyMacro,
  AssignCase,
  BulkResult,
  BulkUpdate,
  CaseLogEntry,
  CaseRow,
  CaseSettings,
  CaseSort,
  CaseStatus,
  CaseView,
  CreateCase,
  Home,
  Macro,
  MacroResult,
  MergeCases,
  SavedView,
  SaveMacro,
  SaveView,
  SnoozeCase,
  SplitCase,
  UpdateCase,
  ViewCounts,
} from "../../../shared/contract/cases.ts";
import type { SearchResult } from "../../../shared/contract/search.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type CaseEndpoints = {
  "GET /api/v1/home": { response: Home };
  "GET /api/v1/cases": { query: PageQuery & { query?: string; sort?: CaseSort }; response: Page<CaseRow> };
  "GET /api/v1/cases/counts": { query: { ids?: string }; response: Static<typeof ViewCounts> };
  "POST /api/v1/cases": { body: CreateCase; response: CaseView };
  "GET /api/v1/cases/:id": { params: ById; response: CaseView };
  "PATCH /api/v1/cases/:id": { params: ById; body: UpdateCase; response: CaseView };
  "POST /api/v1/cases/:id/assign": { params: ById; body: Static<typeof AssignCase>; response: CaseView };
  "POST /api/v1/cases/:id/take": { params: ById; response: CaseView };
  "POST /api/v1/cases/:id/snooze": { params: ById; body: Static<typeof SnoozeCase>; response: CaseView };
  "POST /api/v1/cases/:id/merge": { params: ById; body: Static<typeof MergeCases>; response: CaseView };
  "POST /api/v1/cases/:id/unmerge": { params: ById; body: Static<typeof MergeCases>; response: CaseView };
  "PUT /api/v1/cases/:id/apart/:otherId": { params: ById & { otherId: number }; response: CaseView };
  "DELETE /api/v1/cases/:id/apart/:otherId": { params: ById & { otherId: number }; response: CaseView };
  "POST /api/v1/cases/:id/split": { params: ById; body: Static<typeof SplitCase>; response: CaseView };
  "POST /api/v1/cases/:id/macro": {
    params: ById;
    body: Static<typeof ApplyMacro>;
    response: Static<typeof MacroResult>;
  };
  "GET /api/v1/cases/:id/log": { params: ById; query: PageQuery; response: Page<CaseLogEntry> };
  "POST /api/v1/cases/:id/presence": {
    params: ById;
    body: { state: "viewing" | "typing" | "left" };
    response: Done;
  };
  "POST /api/v1/cases/bulk": { body: Static<typeof BulkUpdate>; response: Static<typeof BulkResult> };
  "GET /api/v1/case-statuses": { response: Page<CaseStatus> };
  "GET /api/v1/case-settings": { response: CaseSettings };
  "PUT /api/v1/case-settings": { body: CaseSettings; response: CaseSettings };
  "GET /api/v1/tags": { query: PageQuery & { q?: string }; response: Page<{ name: string }> };
  "GET /api/v1/macros": { query: PageQuery; response: Page<Macro> };
  "POST /api/v1/macros": { body: Static<typeof SaveMacro>; response: Macro };
  "PUT /api/v1/macros/:id": { params: ById; body: Static<typeof SaveMacro>; response: Macro };
  "DELETE /api/v1/macros/:id": { params: ById; response: Done };
  "GET /api/v1/views": { response: Page<SavedView> };
  "POST /api/v1/views": { body: Static<typeof SaveView>; response: SavedView };
  "PUT /api/v1/views/:id": { params: { id: string }; body: Static<typeof SaveView>; response: SavedView };
  "DELETE /api/v1/views/:id": { params: { id: string }; response: Done };
  "GET /api/v1/search": {
    query: { q: string; kind?: "case" | "message" | "customer"; limit?: number };
    response: Static<typeof SearchResult>;
  };
};
