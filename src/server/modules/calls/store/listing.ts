import { sql } from "kysely";
import type { CallOutcome } from "../../../../shared/contract/calls.ts";
import type { Actor } from "../../../kernel/ctx.ts";
import type { Database } from "../../../kernel/db/pool.ts";
import { mayReadCase } from "../../cases/index.ts";
import type { CallRow } from "./calls.ts";

export type CallFilter = {
  caseId: number | null;
  customerId: number | null;
  agentId: number | null;
  outcome: CallOutcome | null;
  live: boolean;
  before: number | null;
  limit: number;
};

/** Calls that the actor may see, newest first: those of cases that they may read, those of no case, and their own. */
export async function listCallRows(db: Database, actor: Actor, filter: CallFilter): Promise<CallRow[]> {
  const own = actor.kind === "staff" ? actor.id : null;
  const { rows } = await sql<CallRow>`
    select k.* from calls k
    where (${filter.before}::bigint is null or k.id < ${filter.before}::bigint)
      and (${filter.caseId}::bigint is null or k.case_id = ${filter.caseId})
      and (${filter.customerId}::bigint is null or k.customer_id = ${filter.customerId})
      and (${filter.agentId}::bigint is null or k.agent_id = ${filter.agentId})
      and (${filter.outcome}::text is null or k.outcome = ${filter.outcome})
      and (not ${filter.live} or k.state <> 'ended')
      and (k.case_id is null or k.agent_id = ${own}::bigint or ${mayReadCase(actor, sql`k.case_id`)})
    order by k.id desc limit ${filter.limit}
  `.execute(db);
  return rows;
}
