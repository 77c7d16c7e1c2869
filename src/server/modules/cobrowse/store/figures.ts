import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";
import { mayReadCase } from "../../cases/index.ts";

type Row = {
  month: string;
  product: string | null;
  causeId: number | null;
  sessions: number;
  judged: number;
  solved: number;
};

/** Sessions of cases the actor may see, by the month of their consent and the main cause of the case. */
export async function countSessions(
  ctx: Ctx,
  { from, to, timeZone }: { from: Date; to: Date; timeZone: string },
): Promise<Row[]> {
  const current = sql`coalesce(c.merged_into, c.id)`;
  const { rows } = await sql<Row>`
    select to_char(s.consented_at at time zone ${timeZone}, 'YYYY-MM') as month, cc.product, cc.cause_id,
      count(*)::int as sessions, count(s.solved)::int as judged, (count(*) filter (where s.solved))::int as solved
    from cobrowse_sessions s
    join cases c on c.id = s.case_id
    left join case_causes cc on cc.case_id = ${current} and cc.main
    where s.consented_at >= ${from} and s.consented_at < ${to} and ${mayReadCase(ctx.actor, current)}
    group by 1, 2, 3 order by 1 desc, 4 desc, 2 nulls last, 3 nulls last limit 1000
  `.execute(ctx.db);
  return rows;
}
