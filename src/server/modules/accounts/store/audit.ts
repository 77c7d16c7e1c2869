import { type Insertable, type SqlBool, sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { AuditLog } from "../../../kernel/db/schema.ts";

export type AuditRow = {
  id: number;
  at: Date;
  actorKind: string;
  actorId: number | null;
  actorName: string | null;
  action: string;
  subjectKind: string | null;
  subjectId: number | null;
  ip: string | null;
  details: Record<string, unknown>;
};

export type AuditFilter = {
  actorKind?: string;
  actorId?: number;
  /** a whole action, or the beginning of one that ends in a dot: `accounts.` */
  action?: string;
  subjectKind?: string;
  subjectId?: number;
  from?: Date;
  /** exclusive */
  to?: Date;
};

/** Adds one row to the audit log. */
export async function insertAudit(ctx: Ctx, row: Insertable<AuditLog>): Promise<void> {
  await ctx.db.insertInto("auditLog").values(row).execute();
}

/** True when there is a row since then of the same deed by the same one. */
export async function hasAudit(
  ctx: Ctx,
  row: Pick<AuditRow, "actorKind" | "actorId" | "action" | "subjectKind" | "subjectId"> & {
    details: string;
    since: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from audit_log
    where at > ${row.since} and action = ${row.action}
      and actor_kind = ${row.actorKind} and actor_id is not distinct from ${row.actorId}
      and subject_kind is not distinct from ${row.subjectKind} and subject_id is not distinct from ${row.subjectId}
      and details = ${row.details}::jsonb
    limit 1
  `.execute(ctx.db);
  return rows.length > 0;
}

/** The audit log, newest first. `before` is the place of the last row seen. */
export async function listAuditRows(
  ctx: Ctx,
  filter: AuditFilter & { before: readonly [string, number] | null; limit: number },
): Promise<AuditRow[]> {
  const conditions = [sql<SqlBool>`true`];
  if (filter.actorKind) conditions.push(sql`actor_kind = ${filter.actorKind}`);
  if (filter.actorId !== undefined) conditions.push(sql`actor_id = ${filter.actorId}`);
  if (filter.action?.endsWith(".")) conditions.push(sql`starts_with(action, ${filter.action})`);
  else if (filter.action) conditions.push(sql`action = ${filter.action}`);
  if (filter.subjectKind) conditions.push(sql`subject_kind = ${filter.subjectKind}`);
  if (filter.subjectId !== undefined) conditions.push(sql`subject_id = ${filter.subjectId}`);
  if (filter.from) conditions.push(sql`at >= ${filter.from}`);
  if (filter.to) conditions.push(sql`at < ${filter.to}`);
  if (filter.before) conditions.push(sql`(at, id) < (${filter.before[0]}::timestamptz, ${filter.before[1]}::bigint)`);
  const { rows } = await sql<AuditRow>`
    select id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, ip, details
    from audit_log where ${sql.join(conditions, sql` and `)} order by at desc, id desc limit ${filter.limit}
  `.execute(ctx.db);
  return rows;
}
