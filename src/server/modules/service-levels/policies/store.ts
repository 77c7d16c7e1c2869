import { sql } from "kysely";
import type { SaveSlaPolicy, SlaPolicySpec } from "../../../../shared/contract/promises.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type PolicyFacts = {
  id: number;
  name: string;
  version: number;
  position: number;
  spec: SlaPolicySpec;
  active: boolean;
  archivedAt: Date | null;
  updatedAt: Date;
};

/** Policies that are not deleted, in order. */
export async function findPolicies(db: Database): Promise<PolicyFacts[]> {
  const { rows } = await sql<PolicyFacts>`
    select * from sla_policies where archived_at is null order by position, id
  `.execute(db);
  return rows;
}

/** One policy, also a deleted one. */
export async function findPolicy(db: Database, id: number, lock = false): Promise<PolicyFacts | undefined> {
  const { rows } = await sql<PolicyFacts>`
    select * from sla_policies where id = ${id} ${lock ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}

type Made = { by: number | null; at: Date };

/** Writes a new policy in its first version, and returns its id. */
export async function insertPolicy(trx: Database, policy: SaveSlaPolicy, made: Made): Promise<number> {
  const { id } = await trx
    .insertInto("slaPolicies")
    .values({
      name: policy.name,
      position: policy.position,
      active: policy.active,
      spec: JSON.stringify(policy.spec),
      createdAt: made.at,
      updatedAt: made.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await insertVersion(trx, id, 1, policy.spec, made);
  return id;
}

/** Writes another version of a locked policy. */
export async function addPolicyVersion(
  trx: Database,
  { id, version }: { id: number; version: number },
  policy: SaveSlaPolicy,
  made: Made,
): Promise<void> {
  await trx
    .updateTable("slaPolicies")
    .set({
      name: policy.name,
      position: policy.position,
      active: policy.active,
      spec: JSON.stringify(policy.spec),
      version,
      updatedAt: made.at,
    })
    .where("id", "=", id)
    .execute();
  await insertVersion(trx, id, version, policy.spec, made);
}

export async function setPolicyArchived(trx: Database, id: number, at: Date): Promise<void> {
  await trx.updateTable("slaPolicies").set({ archivedAt: at, updatedAt: at }).where("id", "=", id).execute();
}

async function insertVersion(
  trx: Database,
  policyId: number,
  version: number,
  spec: SlaPolicySpec,
  made: Made,
): Promise<void> {
  await trx
    .insertInto("slaPolicyVersions")
    .values({ policyId, version, spec: JSON.stringify(spec), createdBy: made.by, createdAt: made.at })
    .execute();
}
