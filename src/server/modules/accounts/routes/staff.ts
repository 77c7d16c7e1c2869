import { Type } from "typebox";
import { CreateStaff, Session, SetPassword, StaffMember, UpdateStaff } from "../../../../shared/contract/accounts.ts";
import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { notFound } from "../../../kernel/errors.ts";
import { route } from "../../../kernel/http/route.ts";
import { createStaff } from "../create-staff.ts";
import { endSessionsOf } from "../end-sessions.ts";
import { presentSession, presentStaff } from "../present.ts";
import { resetTwoFactor, setPassword } from "../set-password.ts";
import { listSessionRows } from "../store/sessions.ts";
import { findStaff, listStaffRows } from "../store/staff.ts";
import { updateStaff } from "../update-staff.ts";

const StaffQuery = Type.Object({
  ...PageQuery.properties,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  active: Type.Optional(Type.Boolean()),
});

export const staffRoutes = [
  route({
    method: "GET",
    path: "/api/v1/staff",
    access: "signed-in",
    keyNeeds: ["cases:assign", "staff:manage", "teams:manage"],
    summary: "The staff by name; `q` is part of a name or address.",
    query: StaffQuery,
    response: page(StaffMember),
    handler: async (ctx, { query }) => {
      const { q, active, limit = 50 } = query;
      const after = readCursor(query.cursor, ["string", "number"]);
      const rows = await listStaffRows(ctx, { q, active, after, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, (row) => [row.name, row.id]);
      return { items: items.map(presentStaff), next };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/staff",
    access: "staff:manage",
    summary: "Makes a member of staff; nobody gives a role that may do more than they.",
    body: CreateStaff,
    response: StaffMember,
    handler: async (ctx, { body }) => presentStaff(await createStaff(ctx, body)),
  }),
  route({
    method: "PATCH",
    path: "/api/v1/staff/:id",
    access: "staff:manage",
    summary: "Changes a member of staff; switching somebody off ends their sessions and stops their API keys.",
    params: IdParams,
    body: UpdateStaff,
    response: StaffMember,
    handler: async (ctx, { params, body }) => presentStaff(await updateStaff(ctx, params.id, body)),
  }),
  route({
    method: "POST",
    path: "/api/v1/staff/:id/password",
    access: "staff:manage",
    summary: "Gives somebody another password and ends their sessions.",
    params: IdParams,
    body: SetPassword,
    response: Done,
    handler: async (ctx, { params, body }) => {
      await setPassword(ctx, params.id, body.password);
      return { ok: true as const };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/staff/:id/two-factor",
    access: "staff:manage",
    summary: "Takes the second step away from somebody who lost phone and backup codes, and ends their sessions.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await resetTwoFactor(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/staff/:id/sessions",
    access: "staff:manage",
    summary: "Where somebody is signed in, newest first.",
    params: IdParams,
    query: PageQuery,
    response: page(Session),
    handler: async (ctx, { params, query }) => {
      const limit = query.limit ?? 50;
      if (!(await findStaff(ctx, params.id))) throw notFound({ what: "member of staff", id: params.id });
      const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
      const rows = await listSessionRows(ctx, params.id, { before, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, (row) => [row.id]);
      return { items: items.map((row) => presentSession(row, null)), next };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/staff/:id/sessions",
    access: "staff:manage",
    summary: "Ends all sessions of somebody.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await endSessionsOf(ctx, params.id);
      return { ok: true as const };
    },
  }),
];
