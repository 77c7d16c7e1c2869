import { sql } from "kysely";
import type { TelephoneState } from "../../../../shared/contract/calls.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Where somebody is rung, and what their telephone does now. */
export type AgentRow = {
  staffId: number;
  address: string | null;
  /** calls from the chat ring in their page of the desk */
  inBrowser: boolean;
  state: TelephoneState;
  since: Date;
  callId: number | null;
  wrapUpUntil: Date | null;
};

/** The telephones of these people; nobody's is one without an address. */
export async function agentsOf(db: Database, staffIds: readonly number[], now: Date): Promise<Map<number, AgentRow>> {
  const { rows } = await sql<AgentRow>`
    select staff_id, address, in_browser, state, since, call_id, wrap_up_until from call_agents
    where staff_id = any(${[...staffIds]}::bigint[])
  `.execute(db);
  const known = new Map(rows.map((row) => [row.staffId, row]));
  return new Map(staffIds.map((staffId) => [staffId, known.get(staffId) ?? blank(staffId, now)]));
}

/** Whether somebody can be rung by what an account rings. */
export function isReachable(agent: Pick<AgentRow, "address" | "inBrowser">, rings: "telephones" | "browsers"): boolean {
  return rings === "browsers" ? agent.inBrowser : agent.address !== null;
}

function blank(staffId: number, since: Date): AgentRow {
  return { staffId, address: null, inBrowser: false, state: "idle", since, callId: null, wrapUpUntil: null };
}

/** One person's telephone, for as long as the transaction lasts nobody else's to change. */
export async function lockAgent(db: Database, staffId: number, now: Date): Promise<AgentRow> {
  await sql`
    insert into call_agents (staff_id, since) values (${staffId}, ${now}) on conflict do nothing
  `.execute(db);
  const { rows } = await sql<AgentRow>`
    select staff_id, address, in_browser, state, since, call_id, wrap_up_until from call_agents where staff_id = ${staffId} for update
  `.execute(db);
  return rows[0]!;
}

export async function updateAgent(
  db: Database,
  staffId: number,
  values: Partial<Omit<AgentRow, "staffId">>,
): Promise<void> {
  await db.updateTable("callAgents").set(values).where("staffId", "=", staffId).execute();
}

/** Whose telephone has this address. */
export async function agentByAddress(db: Database, address: string): Promise<number | null> {
  const { rows } = await sql<{ staffId: number }>`
    select staff_id from call_agents where address = ${address} order by staff_id limit 1
  `.execute(db);
  return rows[0]?.staffId ?? null;
}

/** Whose wrapping up should be over. */
export async function overdueWrapUps(db: Database, now: Date): Promise<number[]> {
  const { rows } = await sql<{ staffId: number }>`
    select staff_id from call_agents where state = 'wrap-up' and wrap_up_until <= ${now} limit 200
  `.execute(db);
  return rows.map((row) => row.staffId);
}

/** Whose telephones have this call. */
export async function agentsWith(db: Database, callId: number): Promise<number[]> {
  const rows = await db.selectFrom("callAgents").select("staffId").where("callId", "=", callId).execute();
  return rows.map(({ staffId }) => staffId);
}
