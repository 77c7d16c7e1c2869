import { sql } from "kysely";
import { jsonRows } from "../../../kernel/db/json-rows.ts";
import type { Database } from "../../../kernel/db/pool.ts";

export type NewDelivery = {
  accountId: number;
  externalId: string;
  envelope: Record<string, unknown>;
  rawSha256: string;
  size: number;
};

/**
 * Writes down deliveries whose bytes are stored; one that is known already stays as it is. In the order of the rows.
 * `isSame`: what is written down has these bytes.
 */
export async function insertDeliveries(
  db: Database,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<{ intakeId: number; isNew: boolean; isSame: boolean }[]> {
  const { rows } = await sql<{ n: number; intakeId: number | null; isNew: boolean; isSame: boolean }>`
    /* prepared */ with wanted as materialized (
      select w.* from json_to_recordset(${jsonRows(deliveries.map((delivery, n) => ({ n, ...delivery })))}::json)
        as w(n integer, "accountId" bigint, "externalId" text, envelope jsonb, "rawSha256" text, size bigint)
    ),
    kept as (
      insert into files (sha256, size, stored_at)
      select "rawSha256", max(size), ${now}::timestamptz from wanted group by 1 order by 1
      on conflict do nothing
    ),
    added as (
      insert into intake (account_id, external_id, raw_sha256, envelope, received_at)
      select distinct on ("accountId", "externalId") "accountId", "externalId", "rawSha256", envelope, ${now}::timestamptz
      from wanted order by "accountId", "externalId", n
      on conflict (account_id, external_id) do nothing
      returning id, account_id, external_id, raw_sha256
    )
    select w.n, coalesce(a.id, i.id) as intake_id,
      a.id is not null and w.n = min(w.n) over (partition by w."accountId", w."externalId") as is_new,
      coalesce(a.raw_sha256, i.raw_sha256) = w."rawSha256" as is_same
    from wanted w
    left join added a on a.account_id = w."accountId" and a.external_id = w."externalId"
    left join intake i on i.account_id = w."accountId" and i.external_id = w."externalId"
    order by w.n
  `.execute(db);
  // A repeat that another node committed during this very statement is not visible to it: it is by now.
  if (rows.some((row) => row.intakeId === null)) return insertDeliveries(db, deliveries, now);
  return rows.map((row) => ({ intakeId: row.intakeId!, isNew: row.isNew, isSame: row.isSame }));
}

export type ClaimedDelivery = {
  id: number;
  accountId: number;
  externalId: string;
  rawSha256: string;
  envelope: Record<string, unknown>;
  attempts: number;
  receivedAt: Date;
};

/**
 * Takes deliveries to work on, oldest first: for `leaseMs` no other node takes them. The attempt is counted before it is
 * made, so that one that kills the process is found out, too.
 */
export async function claimDeliveries(
  db: Database,
  { limit, except, leaseMs }: { limit: number; except: readonly number[]; leaseMs: number },
  now: Date,
): Promise<ClaimedDelivery[]> {
  const until = new Date(now.getTime() + leaseMs);
  const { rows } = await sql<ClaimedDelivery>`
    /* prepared */ with fresh as materialized (
      select id from intake
      where state = 'pending' and (retry_at is null or retry_at <= ${now}::timestamptz)
        and id <> all(${except}::bigint[])
      order by id limit ${limit} for no key update skip locked
    ),
    again as materialized (
      select id from intake
      where state = 'failed' and retry_at <= ${now}::timestamptz and id <> all(${except}::bigint[])
      order by retry_at limit 10 for no key update skip locked
    )
    update intake i set attempts = i.attempts + 1, retry_at = ${until}::timestamptz
    from (select id from fresh union all select id from again) due
    where i.id = due.id
    returning i.id, i.account_id, i.external_id, i.raw_sha256, i.envelope, i.attempts, i.received_at
  `.execute(db);
  return rows.sort((a, b) => a.id - b.id);
}

/** Keeps a delivery from other nodes for longer, unless it was settled or is somebody else's by now. */
export async function prolongDelivery(
  db: Database,
  { id, attempts }: Pick<ClaimedDelivery, "id" | "attempts">,
  until: Date,
): Promise<void> {
  await sql`
    update intake set retry_at = ${until}
    where id = ${id} and attempts = ${attempts} and state in ('pending', 'failed') and retry_at < ${until}
  `.execute(db);
}

/** Of these deliveries those that nobody settled yet, held until the transaction ends. */
export async function lockUnsettled(db: Database, ids: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    /* prepared */ select id from intake where id = any(${ids}::bigint[]) and state in ('pending', 'failed')
    order by id for no key update
  `.execute(db);
  return new Set(rows.map((row) => row.id));
}

export type Settled = { id: number; state: "done" | "refused"; messageId: number | null; error: string | null };

/** Notes what became of deliveries. */
export async function settleDeliveries(db: Database, settled: readonly Settled[], now: Date): Promise<void> {
  if (settled.length === 0) return;
  await sql`
    /* prepared */ update intake i set state = w.state, message_id = w."messageId", error = w.error, done_at = ${now}::timestamptz,
      retry_at = null
    from json_to_recordset(${jsonRows(settled)}::json) as w(id bigint, state text, "messageId" bigint, error text)
    where i.id = w.id
  `.execute(db);
}

/** Notes that a delivery failed; `retryAt` null: only a person tries it again. */
export async function failDelivery(
  db: Database,
  id: number,
  failure: { error: string; retryAt: Date | null },
): Promise<void> {
  await db
    .updateTable("intake")
    .set({ state: "failed", error: failure.error, retryAt: failure.retryAt })
    .where("id", "=", id)
    .where("state", "in", ["pending", "failed"])
    .execute();
}
