import { sql } from "kysely";
import type { Ctx } from "./ctx.ts";

/**
 * Does something once for a key of the caller's, in the running transaction. A second request with the same key, also one
 * at the same time, waits for the first and gets its result.
 *
 * @param request `scope`: what is done, such as `conversations.reply:1001`; `key`: as the caller gave it
 * @param make does it and returns the id of what came of it
 */
export async function once(
  tx: Ctx,
  request: { scope: string; key: string },
  make: () => Promise<number>,
): Promise<{ id: number; isNew: boolean }> {
  const actor = `${tx.actor.kind}:${tx.actor.id ?? ""}`;
  const { rows } = await sql`
    insert into idempotency_keys (scope, actor, key, at) values (${request.scope}, ${actor}, ${request.key}, ${tx.now()})
    on conflict do nothing returning 1
  `.execute(tx.db);
  const row = tx.db
    .selectFrom("idempotencyKeys")
    .select("resultId")
    .where("scope", "=", request.scope)
    .where("actor", "=", actor)
    .where("key", "=", request.key);
  if (rows.length === 0) return { id: (await row.executeTakeFirstOrThrow()).resultId!, isNew: false };
  const id = await make();
  await sql`
    update idempotency_keys set result_id = ${id}
    where scope = ${request.scope} and actor = ${actor} and key = ${request.key}
  `.execute(tx.db);
  return { id, isNew: true };
}

/** Forgets keys that no caller can mean to repeat any more. */
export async function forgetIdempotencyKeys(ctx: Ctx): Promise<void> {
  await sql`delete from idempotency_keys where at < ${ctx.now()}::timestamptz - interval '7 days'`.execute(ctx.db);
}
