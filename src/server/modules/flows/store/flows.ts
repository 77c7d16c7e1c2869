import { sql } from "kysely";
import type { FlowSpec } from "../../../../shared/contract/flows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** A flow in its newest version, or in another that was asked for. */
export type FlowFacts = {
  id: number;
  slug: string;
  version: number;
  publishedVersion: number | null;
  spec: FlowSpec;
  archivedAt: Date | null;
  updatedAt: Date;
};

const columns = sql`f.id, f.slug, f.version, f.published_version, v.spec, f.archived_at, f.updated_at`;
const newest = sql`flows f join flow_versions v on v.flow_id = f.id and v.version = f.version`;
const published = sql`flows f join flow_versions v on v.flow_id = f.id and v.version = f.published_version`;

/** The flows of a desk, newest changes first; there are as many as people draw. */
export async function allFlows(db: Database, archived: boolean): Promise<FlowFacts[]> {
  const { rows } = await sql<FlowFacts>`
    select ${columns} from ${newest} where (f.archived_at is not null) = ${archived} order by f.updated_at desc, f.id desc
  `.execute(db);
  return rows;
}

/** What is walked, each in its published version. */
export async function publishedFlows(db: Database): Promise<FlowFacts[]> {
  const { rows } = await sql<FlowFacts>`
    select ${columns} from ${published} where f.archived_at is null order by f.id
  `.execute(db);
  return rows;
}

export async function flowById(db: Database, id: number, lock = false): Promise<FlowFacts | undefined> {
  const { rows } = await sql<FlowFacts>`
    select ${columns} from ${newest} where f.id = ${id} ${lock ? sql`for update of f` : sql``}
  `.execute(db);
  return rows[0];
}

/** Writes a flow in its first version. @throws a unique violation where its address is another's */
export async function insertFlow(
  db: Database,
  { slug, spec }: { slug: string; spec: FlowSpec },
  made: { by: number | null; at: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into flows (slug, version, created_at, updated_at) values (${slug}, 1, ${made.at}, ${made.at}) returning id
  `.execute(db);
  const { id } = rows[0]!;
  await insertVersion(db, { id, version: 1, spec, restoredFrom: null }, made);
  return id;
}

export async function insertVersion(
  db: Database,
  flow: { id: number; version: number; spec: FlowSpec; restoredFrom: number | null },
  made: { by: number | null; at: Date },
): Promise<void> {
  await sql`
    insert into flow_versions (flow_id, version, spec, restored_from, saved_by, saved_at)
    values (${flow.id}, ${flow.version}, ${JSON.stringify(flow.spec)}::jsonb, ${flow.restoredFrom}::integer,
      ${made.by}::bigint, ${made.at})
  `.execute(db);
}

export async function writeFlow(
  db: Database,
  flow: { id: number; slug: string; version: number; publishedVersion: number | null; archivedAt: Date | null },
  at: Date,
): Promise<void> {
  await sql`
    update flows set slug = ${flow.slug}, version = ${flow.version}, published_version = ${flow.publishedVersion}::integer,
      archived_at = ${flow.archivedAt}::timestamptz, updated_at = ${at}
    where id = ${flow.id}
  `.execute(db);
}

export type VersionRow = {
  version: number;
  spec: FlowSpec;
  restoredFrom: number | null;
  savedBy: number | null;
  savedAt: Date;
};

/** The versions of a flow, newest first, older than one. */
export async function findVersions(
  db: Database,
  page: { flowId: number; before: number | null; limit: number },
): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select version, spec, restored_from, saved_by, saved_at from flow_versions
    where flow_id = ${page.flowId} and (${page.before}::integer is null or version < ${page.before}::integer)
    order by version desc limit ${page.limit}
  `.execute(db);
  return rows;
}

/** What versions of flows say. */
export async function findVersion(db: Database, flowId: number, version: number): Promise<FlowSpec | undefined> {
  const { rows } = await sql<{ spec: FlowSpec }>`
    select spec from flow_versions where flow_id = ${flowId} and version = ${version}
  `.execute(db);
  return rows[0]?.spec;
}
