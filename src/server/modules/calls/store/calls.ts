import { sql } from "kysely";
import type { CallStep, MenuState } from "../../../../shared/contract/call-menus.ts";
import type { CallOutcome, CallState } from "../../../../shared/contract/calls.ts";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Where a caller is in the menu, and what they were last told to do. */
export type StoredMenu = { state: MenuState; steps: CallStep[] };
/** A transfer under way: who is wanted, and who gives the call away. */
export type StoredTransfer = { staffId: number | null; teamId: number | null; fromId: number };

export type CallRow = {
  id: number;
  accountId: number;
  line: string | null;
  direction: "in" | "out";
  number: string | null;
  ownNumber: string;
  state: CallState;
  outcome: CallOutcome | null;
  customerId: number | null;
  caseId: number | null;
  messageId: number | null;
  agentId: number | null;
  teamId: number | null;
  language: Locale | null;
  topic: string | null;
  orderNumber: string | null;
  menuVersion: number | null;
  menuState: StoredMenu | null;
  callbackWithin: number | null;
  transfer: StoredTransfer | null;
  startedAt: Date;
  queuedAt: Date | null;
  rungAt: Date | null;
  answeredAt: Date | null;
  /** when the caller was first put through to somebody, where we lead the lines */
  putThroughAt: Date | null;
  endedAt: Date | null;
  wrappedUpAt: Date | null;
  heardAt: Date;
  /** of what an exchange that leads calls told latest, by its own clock */
  toldAt: Date | null;
  /** when the last transfer happened that it told of, by its own clock */
  transferToldAt: Date | null;
};

/** Somebody of ours is on the line with the customer, or has them held. */
export function isPutThrough({ state }: Pick<CallRow, "state">): boolean {
  return state === "talking" || state === "held" || state === "transferring";
}

type Begun = Pick<CallRow, "accountId" | "line" | "direction" | "number" | "ownNumber" | "state" | "startedAt"> &
  Partial<Pick<CallRow, "customerId" | "caseId" | "agentId" | "teamId">>;

/** Writes a call down. @returns undefined when the line has one already */
export async function insertCall(db: Database, call: Begun): Promise<CallRow | undefined> {
  const { rows } = await sql<CallRow>`
    insert into calls (account_id, line, direction, number, own_number, state, customer_id, case_id, agent_id, team_id,
      started_at, heard_at)
    values (${call.accountId}, ${call.line}, ${call.direction}, ${call.number}, ${call.ownNumber}, ${call.state},
      ${call.customerId ?? null}, ${call.caseId ?? null}, ${call.agentId ?? null}, ${call.teamId ?? null},
      ${call.startedAt}, ${call.startedAt})
    on conflict do nothing returning *
  `.execute(db);
  return rows[0];
}

export async function findCall(db: Database, id: number): Promise<CallRow | undefined> {
  const { rows } = await sql<CallRow>`select * from calls where id = ${id}`.execute(db);
  return rows[0];
}

/** The call of a line, for as long as the transaction lasts nobody else's to change. */
export async function lockCallOfLine(db: Database, accountId: number, line: string): Promise<CallRow | undefined> {
  const { rows } = await sql<CallRow>`
    select * from calls where account_id = ${accountId} and line = ${line} for update
  `.execute(db);
  return rows[0];
}

export async function lockCall(db: Database, id: number): Promise<CallRow | undefined> {
  const { rows } = await sql<CallRow>`select * from calls where id = ${id} for update`.execute(db);
  return rows[0];
}

const json = new Set(["menuState", "transfer"]);

/** Changes a call. @returns it as it is then */
export async function updateCall(
  db: Database,
  id: number,
  values: Partial<Omit<CallRow, "id" | "accountId" | "direction">>,
): Promise<CallRow> {
  const given = Object.entries(values).map(([name, value]) => [
    name,
    json.has(name) && value !== null ? JSON.stringify(value) : value,
  ]);
  const row = await db
    .updateTable("calls")
    .set(Object.fromEntries(given))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return row as unknown as CallRow;
}

/** Calls that wait for somebody, who came first first; also ones of ours that came back from a transfer. */
export async function waitingCalls(db: Database, teamIds: readonly number[] | null): Promise<CallRow[]> {
  const { rows } = await sql<CallRow>`
    select * from calls
    where state in ('queued', 'ringing') and queued_at is not null
      and (${teamIds === null} or team_id = any(${[...(teamIds ?? [])]}::bigint[]))
    order by queued_at, id limit 200
  `.execute(db);
  return rows;
}

/** How long the latest calls that a team answered kept somebody, wrapping up included. */
export async function handlingTimes(db: Database, teamId: number | null, since: Date): Promise<number[]> {
  const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from coalesce(wrapped_up_at, ended_at) - answered_at)::float8 as seconds from calls
    where team_id is not distinct from ${teamId} and answered_at is not null and ended_at > ${since}
    order by ended_at desc limit 50
  `.execute(db);
  return rows.map((row) => row.seconds);
}

/** Calls that ended and are no message yet: whoever should have made them one was cut off. */
export async function unfiledCalls(db: Database, endedBefore: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from calls where state = 'ended' and message_id is null and ended_at between ${endedBefore}::timestamptz
      - interval '1 hour' and ${endedBefore} order by id limit 100
  `.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Calls of which nothing was heard for long: their end got lost on the way. Of who is in a menu of ours or waits we hear
 * every few seconds, unless the menu gave them to a number outside.
 */
export async function silentCalls(
  db: Database,
  { heardBefore, rungBefore, waitedBefore }: { heardBefore: Date; rungBefore: Date; waitedBefore: Date },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from calls where state <> 'ended'
      and (heard_at < ${heardBefore} or (state = 'ringing' and direction = 'out' and heard_at < ${rungBefore})
        or (state in ('menu', 'queued', 'ringing') and menu_state is not null and heard_at < ${waitedBefore}
          and not menu_state @> '{"steps": [{"do": "transfer"}]}'))
    order by id limit 100
  `.execute(db);
  return rows.map((row) => row.id);
}

/** Calls that are messages of these cases or persons. */
export async function callsToFollow(
  db: Database,
  of: { caseIds: readonly number[]; customerIds: readonly number[] },
): Promise<{ id: number; messageId: number }[]> {
  const { rows } = await sql<{ id: number; messageId: number }>`
    select id, message_id from calls where message_id is not null
      and (case_id = any(${[...of.caseIds]}::bigint[]) or customer_id = any(${[...of.customerIds]}::bigint[]))
  `.execute(db);
  return rows;
}

/** True when nobody asked by a later call of its case to be called back. */
export async function asksLast(db: Database, { id, caseId }: Pick<CallRow, "id" | "caseId">): Promise<boolean> {
  const { rows } = await sql`
    select 1 from calls where case_id = ${caseId} and callback_within is not null and id > ${id} limit 1
  `.execute(db);
  return rows.length === 0;
}

/** Puts a call where its message is. */
export async function moveCall(db: Database, id: number, to: { caseId: number; customerId: number }): Promise<void> {
  await sql`
    update calls set case_id = ${to.caseId}, customer_id = ${to.customerId}
    where id = ${id} and (case_id, customer_id) is distinct from (${to.caseId}::bigint, ${to.customerId}::bigint)
  `.execute(db);
}
