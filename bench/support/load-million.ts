/**
 * Fills an empty desk with as many customers, cases and messages as a busy shop gathers in years, in a minute or two.
 * The same options give the same rows. Texts are Chinese and English, with common, middling and rare words.
 */
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { copyInto, type Value } from "./copy-file.ts";
import {
  ADDRESS,
  cases,
  conversations,
  customers,
  events,
  handles,
  type Load,
  type LoadedDesk,
  messages,
  promises,
  STAFF,
  timesOf,
} from "./load-rows.ts";

export type { Load } from "./load-rows.ts";
export { addressOf, loadedMessageId } from "./load-rows.ts";
export type Loaded = Load & { accountId: number; brandId: number; address: string; seconds: number };

export const FULL_LOAD: Load = { messages: 1_000_000, cases: 300_000, customers: 300_000 };

/**
 * @param adminUrl of a superuser, in the migrated database of a desk that has its seeds (a brand, the statuses)
 */
export async function loadMillion(adminUrl: string, load: Load = FULL_LOAD): Promise<Loaded> {
  const began = performance.now();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const folder = await mkdtemp(join(tmpdir(), "keepword-load-"));
  await chmod(folder, 0o755);
  try {
    await client.query("set session_replication_role = replica; set synchronous_commit = off");
    const desk = await prepareDesk(client);
    const indexes = await dropIndexes(client);
    await fill(client, folder, load, desk);
    for (const { definition } of indexes) await client.query(definition);
    await client.query("set session_replication_role = origin");
    for (const table of ["customers", "handles", "conversations", "cases", "messages", "promises", "staff"]) {
      await client.query(`select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`);
    }
    await client.query("vacuum (analyze)");
    await client.query("checkpoint");
    return { ...load, ...desk, address: ADDRESS, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepareDesk(client: pg.Client): Promise<LoadedDesk> {
  const brandId = Number((await client.query("select min(id) as id from brands")).rows[0].id);
  const account = await client.query(
    `insert into channel_accounts (channel, name, brand_id, addresses, config)
     values ('mail', 'Support', $1, array[$2], '{"receive": "receiver"}') returning id`,
    [brandId, ADDRESS],
  );
  await client.query(
    `insert into staff (name, email) select 'Agent ' || i, 'load' || i || '@desk.example' from generate_series(1, $1) i`,
    [STAFF],
  );
  const statuses = await client.query("select category, id from case_statuses where is_default");
  return {
    brandId,
    accountId: Number(account.rows[0].id),
    statuses: new Map(statuses.rows.map((row) => [row.category, Number(row.id)])),
  };
}

/** Indexes are built once over all rows instead of row by row; what they keep unique, the loader's numbers do. */
async function dropIndexes(client: pg.Client): Promise<{ definition: string }[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class t on t.oid = i.indrelid
     where t.relname in ('customers', 'handles', 'conversations', 'cases', 'messages', 'promises', 'events')
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows;
}

async function fill(client: pg.Client, folder: string, load: Load, desk: LoadedDesk): Promise<void> {
  const times = timesOf(load);
  const into = (table: string, columns: string, rows: Iterable<readonly Value[]>) =>
    copyInto(client, folder, table, columns.split(" "), rows);
  await into("customers", "id name locale created_at updated_at", customers(load));
  await into("handles", "id customer_id kind address display name", handles(load));
  await into(
    "cases",
    "id customer_id brand_id subject status_id category priority owner_id channel language tags contact_count opened_at updated_at last_message_at awaiting_since solved_at closed_at",
    cases(load, desk, times),
  );
  await into(
    "conversations",
    "id customer_id account_id channel case_id subject created_at last_message_at",
    conversations(load, desk, times),
  );
  await into(
    "messages",
    "id customer_id conversation_id case_id account_id channel direction kind external_id subject sender recipients our_role text language handle_id created_at delivery_state author_id",
    messages(load, desk, times),
  );
  await into(
    "promises",
    "id kind case_id customer_id promisor_kind source business_ms made_at started_at due_at state ladder settled_at owner_id",
    promises(load, times),
  );
  await into("events", "type at actor_kind actor_name case_id customer_id data", events(load, times));
  await fillIntake(client);
}

/** Each incoming message came in a delivery, whose bytes are a file (that is not there: nobody reads it here). */
async function fillIntake(client: pg.Client): Promise<void> {
  await client.query(
    `insert into files (sha256, size, stored_at)
     select encode(sha256(id::text::bytea), 'hex'), 2000, created_at from messages where direction = 'in'`,
  );
  await client.query(
    `insert into intake (account_id, external_id, raw_sha256, state, attempts, message_id, received_at, done_at)
     select account_id, 'sha256:' || encode(sha256(id::text::bytea), 'hex'), encode(sha256(id::text::bytea), 'hex'), 'done',
       1, id, created_at, created_at
     from messages where direction = 'in'`,
  );
}
