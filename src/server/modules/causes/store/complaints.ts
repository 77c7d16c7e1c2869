import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";
import { mayReadCase } from "../../cases/index.ts";

/** A week counted from the anchor: -1 is the one before it. */
export type Week = { week: number; complaints: number; cases: number };

type Question = { causeIds: readonly number[]; products: readonly string[]; anchor: Date; from: Date; to: Date };

/**
 * Complaints with one of these causes (of one of these products, if any are named) and all cases, by the week they were
 * opened in. Of cases the actor may see; what was merged away counts with the case it became part of.
 */
export async function complaintsByWeek(ctx: Ctx, { causeIds, products, anchor, from, to }: Question): Promise<Week[]> {
  const { rows } = await sql<Week>`
    with opened as (
      select k.id, k.kind, floor(extract(epoch from k.opened_at - ${anchor}::timestamptz) / 604800)::int as week
      from cases k
      where k.opened_at >= ${from}::timestamptz and k.opened_at < ${to}::timestamptz and k.merged_into is null
        and ${mayReadCase(ctx.actor, sql`k.id`)})
    select week, count(*)::int as cases,
      count(*) filter (where kind = 'complaint' and exists (
        select from case_causes cc where cc.case_id = opened.id and cc.cause_id = any(${[...causeIds]}::bigint[])
          and (${products.length === 0} or lower(cc.product) = any(${products.map((name) => name.toLowerCase())}::text[]))
      ))::int as complaints
    from opened group by week order by week
  `.execute(ctx.db);
  return rows;
}

/** Complaints of a span by each cause they have, once a case and node of the tree. `within`: which causes stand below which. */
export async function complaintsByCause(
  ctx: Ctx,
  {
    within,
    from,
    turn,
    to,
  }: { within: readonly { node: number; causeId: number }[]; from: Date; turn: Date; to: Date },
): Promise<{ byNode: Map<number, { before: number; now: number }>; unnamed: number }> {
  const span = sql`k.opened_at >= ${from}::timestamptz and k.opened_at <= ${to}::timestamptz and k.kind = 'complaint'
    and k.merged_into is null and ${mayReadCase(ctx.actor, sql`k.id`)}`;
  const [counted, bare] = await Promise.all([
    sql<{ node: number; before: number; now: number }>`
      select w.node, count(distinct k.id) filter (where k.opened_at < ${turn}::timestamptz)::int as before,
        count(distinct k.id) filter (where k.opened_at >= ${turn}::timestamptz)::int as now
      from cases k
      join case_causes cc on cc.case_id = k.id
      join unnest(${within.map(({ node }) => node)}::bigint[], ${within.map(({ causeId }) => causeId)}::bigint[])
        as w(node, cause_id) on w.cause_id = cc.cause_id
      where ${span} group by w.node
    `.execute(ctx.db),
    sql<{ unnamed: number }>`
      select count(*)::int as unnamed from cases k
      where ${span} and k.opened_at >= ${turn}::timestamptz and k.category in ('solved', 'closed')
        and not exists (select from case_causes cc where cc.case_id = k.id)
    `.execute(ctx.db),
  ]);
  return {
    byNode: new Map(counted.rows.map(({ node, ...counts }) => [node, counts])),
    unnamed: bare.rows[0]!.unnamed,
  };
}
