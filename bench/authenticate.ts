/**
 * Finding out who sends a request, by cookie and by key, with 500 people and 5,000 sessions; it is on every request's
 * path. Beside it, in the same run, bare round trips
 * (`select $1`) over the same connection: nothing that asks the database can be faster.
 */
import { createHmac, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { pino } from "pino";
import { completeConfig, readConfig } from "../src/server/kernel/config.ts";
import { createCtx } from "../src/server/kernel/create-ctx.ts";
import { type Ctx, systemActor } from "../src/server/kernel/ctx.ts";
import { migrate } from "../src/server/kernel/db/migrate.ts";
import { createDatabase, createPool } from "../src/server/kernel/db/pool.ts";
import { createDiskStore } from "../src/server/kernel/files/disk-store.ts";
import { startEmbeddedPostgres } from "../src/server/kernel/postgres/start-embedded-postgres.ts";
import { newKey } from "../src/server/modules/accounts/auth/key.ts";
import { authenticateHeaders } from "../src/server/modules/accounts/index.ts";
import { seed } from "../src/server/modules/accounts/seed.ts";
import { percentile } from "./support/percentile.ts";

const CALLS = 5_000;
const secret = randomBytes(32).toString("base64url");
const log = pino({ level: "silent" });
const data = await mkdtemp(join(tmpdir(), "keepword-authenticate-"));
const postgres = await startEmbeddedPostgres({ dataDir: join(data, "postgres"), log });
try {
  await migrate(postgres.url);
  const db = createDatabase(createPool(postgres.url, 1, () => undefined));
  const config = completeConfig(readConfig({ KEEPWORD_DATA: data }), secret);
  const ctx = createCtx(
    { db, log, config, files: createDiskStore(data), now: () => new Date(), onEventsCommitted: () => undefined },
    systemActor("bench"),
  );
  const { cookie, key } = await fill(ctx);
  const byCookie = await measure(() => authenticateHeaders(ctx, { cookie }, "192.0.2.1"));
  const byKey = await measure(() => authenticateHeaders(ctx, { authorization: `Bearer ${key}` }, "192.0.2.1"));
  const bare = await measure(() => sql`select ${cookie}::text`.execute(db));
  for (const [name, times] of Object.entries({ "by cookie": byCookie, "by key": byKey, "bare round trip": bare })) {
    const ratio = (percentile(times, 50) / percentile(bare, 50)).toFixed(2);
    console.log(`${name.padEnd(16)} p50 ${ms(times, 50)} ms   p95 ${ms(times, 95)} ms   ${ratio} × a bare round trip`);
  }
  await db.destroy();
} finally {
  await postgres.stop();
  await rm(data, { recursive: true, force: true });
}

async function fill(ctx: Ctx): Promise<{ cookie: string; key: string }> {
  await seed(ctx);
  const token = randomBytes(24).toString("base64url");
  const { key, hash } = newKey();
  await sql`insert into staff (name, email) select 'p' || i, 'p' || i || '@x.y' from generate_series(1, 500) i`.execute(
    ctx.db,
  );
  await sql`insert into teams (name) select 'team ' || i from generate_series(1, 20) i`.execute(ctx.db);
  await sql`insert into staff_roles select s.id, r.id from staff s, roles r where r.key in ('agent', 'admin')`.execute(
    ctx.db,
  );
  await sql`insert into team_members (team_id, staff_id) select t.id, s.id from staff s, teams t where t.id <= 3`.execute(
    ctx.db,
  );
  await sql`
    insert into staff_sessions (staff_id, token, expires_at)
    select 1 + i % 500, case i when 7 then ${token} else 'token ' || i end, now() + interval '1 day'
    from generate_series(1, 5000) i`.execute(ctx.db);
  await sql`
    insert into api_keys (name, prefix, hash, scopes, created_by, last_used_at)
    values ('bench', 'kw_', ${hash}, '{cases:read}', 1, now())`.execute(ctx.db);
  await sql`analyze`.execute(ctx.db);
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return { cookie: `keepword.session_token=${encodeURIComponent(`${token}.${signature}`)}`, key };
}

async function measure(call: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < CALLS; i++) {
    const began = performance.now();
    const result = await call();
    if (result === null) throw new Error("Nobody was found.");
    if (i >= CALLS / 10) times.push(performance.now() - began);
  }
  return times;
}

function ms(times: number[], rank: number): string {
  return percentile(times, rank).toFixed(2);
}
