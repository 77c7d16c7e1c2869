import { Role, SaveRole, SaveTeam, Team } from "../../../../shared/contract/accounts.ts";
import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { route } from "../../../kernel/http/route.ts";
import { presentRole, presentTeam } from "../present.ts";
import { deleteRole, saveRole } from "../save-role.ts";
import { archiveTeam, saveTeam } from "../save-team.ts";
import { listRoleRows } from "../store/roles.ts";
import { listTeamRows } from "../store/teams.ts";

export const teamAndRoleRoutes = [
  route({
    method: "GET",
    path: "/api/v1/teams",
    access: "signed-in",
    keyNeeds: ["cases:assign", "cases:create", "teams:manage", "staff:manage"],
    summary: "The teams by name, without archived ones.",
    query: PageQuery,
    response: page(Team),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor, ["string", "number"]);
      const rows = await listTeamRows(ctx, { after, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, (row) => [row.name, row.id]);
      return { items: items.map(presentTeam), next };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/teams",
    access: "teams:manage",
    summary: "Makes a team.",
    body: SaveTeam,
    response: Team,
    handler: async (ctx, { body }) => presentTeam(await saveTeam(ctx, null, body)),
  }),
  route({
    method: "PUT",
    path: "/api/v1/teams/:id",
    access: "teams:manage",
    summary: "Gives a team this form.",
    params: IdParams,
    body: SaveTeam,
    response: Team,
    handler: async (ctx, { params, body }) => presentTeam(await saveTeam(ctx, params.id, body)),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/teams/:id",
    access: "teams:manage",
    summary: "Archives a team.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await archiveTeam(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/roles",
    access: "signed-in",
    keyNeeds: ["roles:manage", "staff:manage"],
    summary: "The roles, the built-in ones first.",
    query: PageQuery,
    response: page(Role),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const after = readCursor(query.cursor, ["number"])?.[0] ?? 0;
      const rows = await listRoleRows(ctx, { after, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, (row) => [row.id]);
      return { items: items.map(presentRole), next };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/roles",
    access: "roles:manage",
    summary: "Makes a role; nobody gives permissions they lack.",
    body: SaveRole,
    response: Role,
    handler: async (ctx, { body }) => presentRole(await saveRole(ctx, null, body)),
  }),
  route({
    method: "PUT",
    path: "/api/v1/roles/:id",
    access: "roles:manage",
    summary: "Gives a role this form; the administrators' role always holds everything.",
    params: IdParams,
    body: SaveRole,
    response: Role,
    handler: async (ctx, { params, body }) => presentRole(await saveRole(ctx, params.id, body)),
  }),
  route({
    method: "DELETE",
    path: "/api/v1/roles/:id",
    access: "roles:manage",
    summary: "Deletes a role of one's own making that nobody has.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await deleteRole(ctx, params.id);
      return { ok: true as const };
    },
  }),
];
