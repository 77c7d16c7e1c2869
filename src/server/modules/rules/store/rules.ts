import { sql } from "kysely";
import type { SaveRule } from "../../../../shared/contract/rules.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A rule in its present version. */
export type RuleFacts = {
  id: number;
  position: number;
  version: number;
  armedVersion: number;
  spec: SaveRule;
  archivedAt: Date | null;
  updatedAt: Date;
};

const selectRules = sql`
  select r.id, r.position, r.version, r.armed_version, r.archived_at, r.updated_at, v.spec
  from rules r join rule_versions v on v.rule_id = r.id and v.version = r.version
`;

/** Rules that are not deleted, in order. */
export async function findRules(db: Database): Promise<RuleFacts[]> {
  const { rows } = await sql<RuleFacts>`
    ${selectRules} where r.archived_at is null order by r.position, r.id
  `.execute(db);
  return rows;
}

/** Whether any rule is in use. */
export async function hasActiveRules(db: Database): Promise<boolean> {
  const { rows } = await sql<{
    has: boolean;
  }>`select exists (select from rules where active and archived_at is null) as has`.execute(db);
  return rows[0]!.has;
}

/** One rule, locked; also a deleted one. */
export async function lockRule(trx: Database, id: number): Promise<RuleFacts | undefined> {
  const { rows } = await sql<RuleFacts>`${selectRules} where r.id = ${id} for update of r`.execute(trx);
  return rows[0];
}

/** Keeps rules from being put in order by two at once, until the transaction ends. */
export async function lockOrder(trx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rules in order', 0))`.execute(trx);
}

/** Writes a rule without a version, after all others. */
export async function insertRule(trx: Database, active: boolean, at: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into rules (position, active, version, armed_version, created_at, updated_at)
    values ((select coalesce(max(position), 0) + 10 from rules), ${active}, 1, 1, ${at}, ${at})
    returning id
  `.execute(trx);
  return rows[0]!.id;
}

export async function writeRule(
  trx: Database,
  rule: { id: number; active: boolean; version: number; armedVersion: number },
  at: Date,
): Promise<void> {
  await sql`
    update rules set active = ${rule.active}, version = ${rule.version}, armed_version = ${rule.armedVersion},
      updated_at = ${at}
    where id = ${rule.id}
  `.execute(trx);
}

export async function insertVersion(
  trx: Database,
  version: {
    ruleId: number;
    version: number;
    spec: SaveRule;
    restoredFrom: number | null;
    by: number | null;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into rule_versions (rule_id, version, spec, restored_from, saved_by, saved_at)
    values (${version.ruleId}, ${version.version}, ${JSON.stringify(version.spec)}::jsonb,
      ${version.restoredFrom}, ${version.by}::bigint, ${version.at})
  `.execute(trx);
}

export type VersionRow = {
  version: number;
  spec: SaveRule;
  restoredFrom: number | null;
  savedBy: number | null;
  savedAt: Date;
};

/** The versions of a rule, newest first, older than one. */
export async function findVersions(
  db: Database,
  page: { ruleId: number; before: number | null; limit: number },
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select version, spec, restored_from, saved_by, saved_at from rule_versions
    where rule_id = ${page.ruleId} and (${page.before}::integer is null or version < ${page.before}::integer)
    order by version desc limit ${page.limit}
  `.execute(db);
  return rows;
}

/** What a version says. */
export async function findVersion(db: Database, ruleId: number, version: number): Promise<SaveRule | undefined> {
  const { rows } = await sql<{ spec: SaveRule }>`
    select spec from rule_versions where rule_id = ${ruleId} and version = ${version}
  `.execute(db);
  return rows[0]?.spec;
}

/** Gives rules the positions of the order in which their ids are given. */
export async function writeOrder(trx: Database, ids: readonly number[]): Promise<void> {
  await sql`
    update rules r set position = o.position * 10
    from unnest(${[...ids]}::bigint[]) with ordinality as o(id, position)
    where r.id = o.id and r.position <> o.position * 10
  `.execute(trx);
}

export async function archiveRule(trx: Database, id: number, at: Date): Promise<void> {
  await sql`update rules set archived_at = ${at}, active = false, updated_at = ${at} where id = ${id}`.execute(trx);
}

export async function readMaxPerCaseHour(db: Database): Promise<number> {
  const { rows } = await sql<{ max: number }>`select max_per_case_hour as max from rule_settings`.execute(db);
  return rows[0]!.max;
}

export async function writeMaxPerCaseHour(trx: Database, max: number): Promise<void> {
  await sql`update rule_settings set max_per_case_hour = ${max}`.execute(trx);
}
