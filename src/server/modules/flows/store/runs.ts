import { sql } from "kysely";
import type { Locale } from "../../../../shared/contract/common.ts";
import type { FlowSpec } from "../../../../shared/contract/flows.ts";
import type { FlowState } from "../../../../shared/flows/index.ts";
import type { FlowOutcome, FlowPlayer } from "../../../../shared/flows/kinds.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Somebody's way through a version of a flow. */
export type RunFacts = {
  id: number;
  flowId: number;
  version: number;
  spec: FlowSpec;
  slug: string;
  player: FlowPlayer;
  locale: Locale;
  staffId: number | null;
  caseId: number | null;
  customerId: number | null;
  conversationId: number | null;
  state: FlowState;
  outcome: FlowOutcome | null;
  startedAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
};

const selectRuns = sql`
  select r.id, r.flow_id, r.version, v.spec, f.slug, r.player, r.locale, r.staff_id, r.case_id, r.customer_id,
    r.conversation_id, r.state, r.outcome, r.started_at, r.updated_at, r.ended_at
  from flow_runs r
  join flow_versions v on v.flow_id = r.flow_id and v.version = r.version
  join flows f on f.id = r.flow_id
`;

export async function findRun(db: Database, id: number, lock = false): Promise<RunFacts | undefined> {
  const { rows } = await sql<RunFacts>`
    ${selectRuns} where r.id = ${id} ${lock ? sql`for update of r` : sql``}
  `.execute(db);
  return rows[0];
}

/** The newest runs of cases. */
export async function runsOfCases(db: Database, caseIds: readonly number[], limit: number): Promise<RunFacts[]> {
  const { rows } = await sql<RunFacts>`
    ${selectRuns} where r.case_id = any(${[...caseIds]}::bigint[]) order by r.id desc limit ${limit}
  `.execute(db);
  return rows;
}

export type NewRun = Pick<
  RunFacts,
  "flowId" | "version" | "player" | "locale" | "staffId" | "caseId" | "customerId" | "conversationId" | "state"
>;

export async function insertRun(db: Database, run: NewRun, at: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into flow_runs (flow_id, version, player, locale, staff_id, case_id, customer_id, conversation_id, state,
      started_at, updated_at)
    values (${run.flowId}, ${run.version}, ${run.player}, ${run.locale}, ${run.staffId}::bigint, ${run.caseId}::bigint,
      ${run.customerId}::bigint, ${run.conversationId}::bigint, ${JSON.stringify(run.state)}::jsonb, ${at}, ${at})
    returning id
  `.execute(db);
  return rows[0]!.id;
}

/** Writes where a locked run stands now. */
export async function writeRun(
  db: Database,
  run: { id: number; state: FlowState; caseId: number | null; outcome: FlowOutcome | null; endedAt: Date | null },
  at: Date,
): Promise<void> {
  await sql`
    update flow_runs set state = ${JSON.stringify(run.state)}::jsonb, step_no = ${run.state.stepNo},
      case_id = ${run.caseId}::bigint, outcome = ${run.outcome}, ended_at = ${run.endedAt}::timestamptz, updated_at = ${at}
    where id = ${run.id}
  `.execute(db);
}

/** Ends what nobody went on with. */
export async function abandonRuns(db: Database, before: Date, at: Date): Promise<void> {
  await sql`
    update flow_runs set outcome = 'abandoned', ended_at = ${at} where ended_at is null and updated_at < ${before}
  `.execute(db);
}

/** Forgets what belongs to nobody. */
export async function forgetRuns(db: Database, before: Date): Promise<void> {
  await sql`
    delete from flow_runs where case_id is null and customer_id is null and updated_at < ${before}
  `.execute(db);
}
