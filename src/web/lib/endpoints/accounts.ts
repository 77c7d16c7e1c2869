import type { Static } from "typebox";
import type {
  ApiKey,
  AuditEntry,
  CreateApiKey,
  CreateStaff,
  FirstAdmin,
  Me,
  NewApiKey,
  Role,
  SaveRole,
  SaveTeam,
  Session,
  SetPassword,
  SetupState,
  StaffMember,
  Team,
  UpdateMe,
  UpdateStaff,
} from "../../../shared/contract/accounts.ts";
import type { Brand, SaveBrand } from "../../../shared/contract/brands.ts";
import type { ById, Done, Page, PageQuery } from "./endpoint.ts";

export type AccountEndpoints = {
  "GET /api/v1/me": { response: Me };
  "PATCH /api/v1/me": { body: Static<typeof UpdateMe>; response: Me };
  "GET /api/v1/me/sessions": { response: Page<Session> };
  "DELETE /api/v1/me/sessions/:id": { params: ById; response: Done };
  "POST /api/v1/me/heartbeat": { response: Done };
  "GET /api/v1/staff": { query: PageQuery & { q?: string; active?: boolean }; response: Page<StaffMember> };
  "POST /api/v1/staff": { body: CreateStaff; response: StaffMember };
  "PATCH /api/v1/staff/:id": { params: ById; body: Static<typeof UpdateStaff>; response: StaffMember };
  "POST /api/v1/staff/:id/password": { params: ById; body: Static<typeof SetPassword>; response: Done };
  "GET /api/v1/staff/:id/sessions": { params: ById; response: Page<Session> };
  "DELETE /api/v1/staff/:id/sessions": { params: ById; response: Done };
  "DELETE /api/v1/staff/:id/two-factor": { params: ById; response: Done };
  "GET /api/v1/teams": { query: PageQuery; response: Page<Team> };
  "POST /api/v1/teams": { body: Static<typeof SaveTeam>; response: Team };
  "PUT /api/v1/teams/:id": { params: ById; body: Static<typeof SaveTeam>; response: Team };
  "DELETE /api/v1/teams/:id": { params: ById; response: Done };
  "GET /api/v1/roles": { query: PageQuery; response: Page<Role> };
  "POST /api/v1/roles": { body: Static<typeof SaveRole>; response: Role };
  "PUT /api/v1/roles/:id": { params: ById; body: Static<typeof SaveRole>; response: Role };
  "DELETE /api/v1/roles/:id": { params: ById; response: Done };
  "GET /api/v1/api-keys": { query: PageQuery; response: Page<ApiKey> };
  "POST /api/v1/api-keys": { body: Static<typeof CreateApiKey>; response: Static<typeof NewApiKey> };
  "DELETE /api/v1/api-keys/:id": { params: ById; response: Done };
  "GET /api/v1/audit": {
    query: PageQuery & {
      actorKind?: string;
      actorId?: number;
      action?: string;
      subjectKind?: string;
      subjectId?: number;
      from?: string;
      to?: string;
    };
    response: Page<AuditEntry>;
  };
  "GET /api/v1/setup": { response: Static<typeof SetupState> };
  "POST /api/v1/setup": { body: Static<typeof FirstAdmin>; response: Done };
  "GET /api/v1/brands": { query: PageQuery; response: Page<Brand> };
  "POST /api/v1/brands": { body: SaveBrand; response: Brand };
  "PUT /api/v1/brands/:id": { params: ById; body: SaveBrand; response: Brand };
};
