import { sql } from "kysely";
import type { Signal } from "../../../../shared/contract/voice.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import type { CallRow } from "./calls.ts";

/** What a call from the chat has besides: the two pages that speak, and what the caller answered. */
export type BrowserCallRow = {
  callId: number;
  address: string;
  mayRecord: boolean | null;
  callerPage: string;
  agentPage: string | null;
  legId: number | null;
  session: number;
  connectingSince: Date | null;
  callerSeenAt: Date;
  agentSeenAt: Date | null;
};

/** One call of a visitor at a time, however many of their pages ask at once; for as long as the transaction lasts. */
export async function lockCaller(db: Database, address: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`browser-caller ${address}`}, 0))`.execute(db);
}

export async function insertBrowserCall(
  db: Database,
  call: Pick<BrowserCallRow, "callId" | "address" | "mayRecord" | "callerPage" | "callerSeenAt">,
): Promise<void> {
  await db.insertInto("browserCalls").values(call).execute();
}

export async function findBrowserCall(db: Database, callId: number): Promise<BrowserCallRow | undefined> {
  return db.selectFrom("browserCalls").selectAll().where("callId", "=", callId).executeTakeFirst();
}

/** What was answered about recording, by call. */
export async function mayRecordOf(db: Database, callIds: readonly number[]): Promise<Map<number, boolean | null>> {
  const { rows } = await sql<Pick<BrowserCallRow, "callId" | "mayRecord">>`
    select call_id, may_record from browser_calls where call_id = any(${[...callIds]}::bigint[])
  `.execute(db);
  return new Map(rows.map(({ callId, mayRecord }) => [callId, mayRecord]));
}

export async function updateBrowserCall(
  db: Database,
  callId: number,
  values: Partial<Omit<BrowserCallRow, "callId" | "address">>,
): Promise<BrowserCallRow> {
  return db
    .updateTable("browserCalls")
    .set(values)
    .where("callId", "=", callId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The call of a visitor that goes on. */
export async function goingCallOf(
  db: Database,
  accountId: number,
  addresses: readonly string[],
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select c.id from browser_calls b join calls c on c.id = b.call_id
    where b.address = any(${[...addresses]}) and c.account_id = ${accountId} and c.state <> 'ended'
    order by c.id desc limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** All calls in the browser that go on. */
export async function goingCalls(db: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select c.id from calls c join browser_calls b on b.call_id = c.id where c.state <> 'ended' order by c.id limit 500
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** How many wait for a team before this one, counted with it. */
export async function placeInQueue(db: Database, call: Pick<CallRow, "id" | "teamId">): Promise<number> {
  const { rows } = await sql<{ place: number }>`
    select count(*)::int as place from calls
    where state in ('queued', 'ringing') and queued_at is not null and team_id is not distinct from ${call.teamId}
      and (queued_at, id) <= (select queued_at, id from calls where id = ${call.id})
  `.execute(db);
  return rows[0]?.place ?? 1;
}

/** Notes what one page has to tell the other. @returns false when it told too much for one session */
export async function insertSignals(
  db: Database,
  given: { callId: number; session: number; byAgent: boolean; signals: readonly Signal[] },
  most: number,
): Promise<boolean> {
  const { callId, session, byAgent, signals } = given;
  const { rows } = await sql`
    insert into browser_signals (call_id, session, by_agent, body)
    select ${callId}, ${session}, ${byAgent}, body
    from jsonb_array_elements(${JSON.stringify(signals)}::jsonb) with ordinality as told (body, place)
    where ${signals.length} + (
      select count(*) from browser_signals where call_id = ${callId} and session = ${session} and by_agent = ${byAgent}
    ) <= ${most}
    order by place returning 1
  `.execute(db);
  return rows.length === signals.length;
}

/** What the other page told in a session. */
export async function signalsFor(
  db: Database,
  of: { callId: number; session: number; byAgent: boolean; after: number },
): Promise<{ id: number; signal: Signal }[]> {
  const { rows } = await sql<{ id: number; signal: Signal }>`
    select id, body as signal from browser_signals
    where call_id = ${of.callId} and session = ${of.session} and by_agent = ${of.byAgent} and id > ${of.after}
    order by id limit 100
  `.execute(db);
  return rows;
}

/** Forgets what was told of calls that were over by then. */
export async function forgetLateSignals(db: Database): Promise<void> {
  await sql`
    delete from browser_signals using calls where calls.id = browser_signals.call_id and calls.state = 'ended'
  `.execute(db);
}

/** Forgets what the pages told each other. */
export async function forgetSignals(db: Database, callId: number): Promise<void> {
  await sql`delete from browser_signals where call_id = ${callId}`.execute(db);
}
