import type { RemedyLimit } from "../../../../shared/contract/remedies.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** All limits, in the order of roles. */
export async function allLimits(db: Database): Promise<RemedyLimit[]> {
  const rows = db.selectFrom("remedyLimits").selectAll().orderBy("roleId").orderBy("kind").orderBy("currency");
  return (await rows.execute()) as RemedyLimit[];
}

/** The limits of these roles. */
export async function limitsOfRoles(db: Database, roleIds: readonly number[]): Promise<RemedyLimit[]> {
  if (roleIds.length === 0) return [];
  const rows = db
    .selectFrom("remedyLimits")
    .selectAll()
    .where("roleId", "in", [...roleIds]);
  return (await rows.execute()) as RemedyLimit[];
}

/** Puts these in the place of all. */
export async function replaceLimits(trx: Database, limits: readonly RemedyLimit[]): Promise<void> {
  await trx.deleteFrom("remedyLimits").execute();
  if (limits.length > 0)
    await trx
      .insertInto("remedyLimits")
      .values([...limits])
      .execute();
}
