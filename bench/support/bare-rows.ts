import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type pg from "pg";
import type { Loaded } from "./load-million.ts";

const run = promisify(execFile);

/**
 * The bare rows of one received message, without any question asked: what the database alone can do. A third of the
 * calls go on with a known case, a third open one for a known person, a third make the person, too.
 */
function bareFunction({ accountId, brandId, customers, cases }: Loaded): string {
  return `
create or replace function bench_receive(n bigint, words text, page text) returns void language plpgsql as $$
declare
  v_at timestamptz := clock_timestamp();
  v_handle bigint; v_customer bigint; v_case bigint; v_thread bigint; v_message bigint; v_promise bigint;
  v_story int := n % 3;
begin
  if v_story = 2 then
    insert into customers (name, locale, created_at, updated_at) values ('bench', 'en', v_at, v_at) returning id into v_customer;
    insert into handles (customer_id, kind, address, display, created_at)
      values (v_customer, 'mail', 'bare' || n || '-' || random() || '@example.com', 'x', v_at) returning id into v_handle;
    insert into events (type, at, actor_kind, actor_name, customer_id, data)
      values ('customers.created', v_at, 'system', 'bench', v_customer, '{"handles": []}');
  else
    v_customer := 1 + floor(random() * ${customers});
    v_handle := v_customer;
  end if;
  if v_story = 0 then
    v_case := 1001 + floor(random() * ${cases});
    v_thread := v_case - 1000;
    select customer_id into v_customer from cases where id = v_case;
    update cases set last_message_at = v_at, updated_at = v_at, awaiting_since = v_at, category = 'open',
      status_id = 2, version = version + 1, contact_count = contact_count + 1 where id = v_case;
    update conversations set last_message_at = v_at where id = v_thread;
    insert into events (type, at, actor_kind, actor_name, case_id, customer_id, data)
      values ('cases.status_changed', v_at, 'system', 'bench', v_case, v_customer, '{"from": "solved", "to": "open", "statusId": 2, "by": "contact"}'),
        ('cases.reopened', v_at, 'system', 'bench', v_case, v_customer, '{"from": "solved", "by": "customer"}');
  else
    insert into cases (customer_id, brand_id, subject, status_id, category, channel, language, opened_at, updated_at,
        last_message_at, awaiting_since)
      values (v_customer, ${brandId}, 'bench', 1, 'new', 'mail', 'en', v_at, v_at, v_at, v_at) returning id into v_case;
    insert into conversations (customer_id, account_id, channel, case_id, subject, created_at, last_message_at)
      values (v_customer, ${accountId}, 'mail', v_case, 'bench', v_at, v_at) returning id into v_thread;
    insert into events (type, at, actor_kind, actor_name, case_id, customer_id, data)
      values ('cases.opened', v_at, 'system', 'bench', v_case, v_customer, '{"channel": "mail", "brandId": 1, "priority": 2, "tags": []}');
  end if;
  insert into messages (customer_id, conversation_id, case_id, account_id, channel, direction, kind, external_id, subject,
      sender, recipients, our_role, text, html, language, handle_id, created_at, written_at)
    values (v_customer, v_thread, v_case, ${accountId}, 'mail', 'in', 'message', 'bare-' || n || '-' || random(), 'bench',
      '{"kind": "mail", "address": "somebody@example.com", "display": "somebody@example.com", "name": null}',
      '{"to": [{"kind": "mail", "address": "support@shop.example"}], "cc": [], "bcc": []}', 'to', words, page, 'en',
      v_handle, v_at, v_at)
    returning id into v_message;
  insert into promises (kind, case_id, customer_id, promisor_kind, promisor_id, source, business_ms, made_at, started_at,
      due_at, ladder, next_at)
    values ('first_response', v_case, v_customer, 'brand', 1, 'policy', 21600000, v_at, v_at, v_at + interval '6 hours',
      '[{"at": 0, "notify": "owner"}, {"at": 1, "notify": "team_lead"}]', v_at + interval '4 hours')
    returning id into v_promise;
  insert into promise_log (promise_id, at, kind, actor_kind, data) values (v_promise, v_at, 'made', 'system', '{"businessMs": 21600000}');
  insert into events (type, at, actor_kind, actor_name, case_id, customer_id, data)
    values ('conversations.message_received', v_at, 'system', 'bench', v_case, v_customer, '{"kind": "message", "isNewCase": true}'),
      ('promises.made', v_at, 'system', 'bench', v_case, v_customer, '{"kind": "first_response", "source": "policy"}');
end $$`;
}

export type Limit = { perSecond: number; by: string };

/** Messages a second when each is one call of a function that writes the bare rows, from so many clients at once. */
export async function measureBareRows(
  pool: pg.Pool,
  url: string,
  loaded: Loaded,
  options: { clients: number; seconds: number; words: string; page: string },
): Promise<Limit> {
  await pool.query(bareFunction(loaded));
  const script = (n: string) => `select bench_receive(${n}, '${options.words}', '${options.page}');`;
  const version = await run("pgbench", ["--version"]).catch(() => null);
  if (!version) return byLoop(pool, options);
  const folder = await mkdtemp(join(tmpdir(), "keepword-pgbench-"));
  await chmod(folder, 0o755);
  try {
    await writeFile(join(folder, "script.sql"), `\\set n random(1, 1000000000)\n${script(":n")}\n`);
    const { clients, seconds } = options;
    const { stdout } = await run("pgbench", [
      ...["-n", "-M", "prepared", "-c", String(clients), "-j", "2", "-T", String(seconds)],
      ...["-f", join(folder, "script.sql"), url],
    ]);
    const perSecond = Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
    return { perSecond, by: version.stdout.trim() };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function byLoop(
  pool: pg.Pool,
  { clients, seconds, words, page }: { clients: number; seconds: number; words: string; page: string },
): Promise<Limit> {
  const end = performance.now() + seconds * 1_000;
  let calls = 0;
  const one = async () => {
    while (performance.now() < end) {
      const values = [Math.floor(Math.random() * 1e9), words, page];
      await pool.query({ name: "bench", text: "select bench_receive($1, $2, $3)", values });
      calls++;
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
  return { perSecond: calls / seconds, by: "a loop over node-postgres (pgbench is not installed)" };
}
