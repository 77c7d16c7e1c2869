import { type Static, Type } from "typebox";
import { ApiKey, AuditEntry, AuditQuery, CreateApiKey, NewApiKey } from "../../../../shared/contract/accounts.ts";
import { Done, IdParams, PageQuery, page } from "../../../../shared/contract/common.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { route } from "../../../kernel/http/route.ts";
import { sendCsv } from "../../../kernel/http/send-csv.ts";
import { audit } from "../audit.ts";
import { createApiKey, revokeApiKey } from "../create-api-key.ts";
import { exportAudit, placeOf } from "../export-audit.ts";
import { presentApiKey, presentAudit } from "../present.ts";
import { listApiKeyRows } from "../store/api-keys.ts";
import { type AuditFilter, listAuditRows } from "../store/audit.ts";

export const keyAndAuditRoutes = [
  route({
    method: "GET",
    path: "/api/v1/api-keys",
    access: "api-keys:manage",
    summary: "The keys that are not revoked, newest first.",
    query: PageQuery,
    response: page(ApiKey),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const before = readCursor(query.cursor, ["number"])?.[0] ?? null;
      const rows = await listApiKeyRows(ctx, { before, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, (row) => [row.id]);
      return { items: items.map(presentApiKey), next };
    },
  }),
  route({
    method: "POST",
    path: "/api/v1/api-keys",
    access: "api-keys:manage",
    summary: "Makes a key, shown this once; it may do what its scopes name and its maker still may.",
    body: CreateApiKey,
    response: NewApiKey,
    handler: async (ctx, { body }) => {
      const { key, apiKey } = await createApiKey(ctx, body);
      return { key, apiKey: presentApiKey(apiKey) };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/v1/api-keys/:id",
    access: "api-keys:manage",
    summary: "Revokes a key, at once.",
    params: IdParams,
    response: Done,
    handler: async (ctx, { params }) => {
      await revokeApiKey(ctx, params.id);
      return { ok: true as const };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/audit",
    access: "audit:read",
    summary: "Who did what, newest first. `action` is a whole one or a beginning that ends in a dot.",
    query: Type.Object({ ...PageQuery.properties, ...AuditQuery.properties }),
    response: page(AuditEntry),
    handler: async (ctx, { query }) => {
      const limit = query.limit ?? 50;
      const before = readCursor(query.cursor, ["string", "number"]);
      const rows = await listAuditRows(ctx, { ...filterOf(query), before, limit: limit + 1 });
      const { items, next } = pageOf(rows, limit, placeOf);
      return { items: items.map(presentAudit), next };
    },
  }),
  route({
    method: "GET",
    path: "/api/v1/audit/export",
    access: "audit:read",
    summary: "The same as CSV, all of it.",
    query: AuditQuery,
    handler: async (ctx, { query }, { reply }) => {
      await audit(ctx, { action: "accounts.audit_exported", details: { ...query } });
      return sendCsv(reply, "audit.csv", exportAudit(ctx, filterOf(query)));
    },
  }),
];

function filterOf({ from, to, actorId, actorKind, ...same }: Static<typeof AuditQuery>): AuditFilter {
  return {
    ...same,
    actorId,
    actorKind: actorKind ?? (actorId === undefined ? undefined : "staff"),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : new Date(to),
  };
}
