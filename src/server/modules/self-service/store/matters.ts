import { type RawBuilder, sql } from "kysely";
import type { MatterEnd, SelfServiceKey } from "../../../../shared/contract/self-service.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { mayReadCase } from "../../cases/index.ts";
import type { CountedCases } from "../policy.ts";

export type Span = { from: Date; to: Date };

/**
 * Cases of a span that the actor may see, each with how it ended. Whose case a person answered, people solved; the robot's
 * newest dialogue says how those went that nobody answered. What was merged into another case counts there.
 */
export function endedCases(ctx: Ctx, { from, to }: Span): RawBuilder<unknown> {
  return sql`
    select c.id, c.opened_at as at, c.brand_id, c.channel, c.language, c.subject, d.id as dialogue_id,
      case
        when c.first_answered_at is not null and c.category in ('solved', 'closed') then 'person'
        when c.first_answered_at is not null then 'other'
        when d.outcome = 'solved_said' then 'robotSaid'
        when d.outcome = 'solved_silence' then 'robotSilent'
        when d.id is null and f.case_id is not null and c.category in ('solved', 'closed') then 'flowSaid'
        when c.category in ('solved', 'closed') and d.outcome is distinct from 'abandoned' then 'person'
        else 'other' end as "end"
    from cases c
    left join (
      select distinct on (case_id) case_id, id, outcome from robot_dialogues
      where started_at >= ${from} order by case_id, id desc
    ) d on d.case_id = c.id
    left join (
      select distinct case_id from flow_runs
      where started_at >= ${from} and outcome = 'solved' and player <> 'agent' and case_id is not null
    ) f on f.case_id = c.id
    where c.opened_at >= ${from} and c.opened_at < ${to} and c.merged_into is null and ${mayReadCase(ctx.actor, sql.ref("c.id"))}
  `;
}

const keys: Record<SelfServiceKey, RawBuilder<unknown>> = {
  channel: sql`m.channel`,
  brand: sql`m.brand_id::text`,
  language: sql`left(m.language, 2)`,
  product: sql`p.product`,
};

/** How the cases of a span ended, by a key; with the work of people in those that they solved. */
export async function countCases(ctx: Ctx, span: Span, by: SelfServiceKey | null): Promise<CountedCases[]> {
  const product = by === "product" ? sql`left join case_causes p on p.case_id = m.id and p.main` : sql``;
  const { rows } = await sql<CountedCases>`
    with m as materialized (${endedCases(ctx, span)}),
    written as (
      select x.case_id, count(*) as answers from messages x join m on m.id = x.case_id
      where m."end" = 'person' and x.kind = 'reply' and not x.automatic and x.undone_at is null group by x.case_id
    ), talked as (
      select x.case_id, sum(extract(epoch from x.ended_at - x.answered_at)) as seconds from calls x join m on m.id = x.case_id
      where m."end" = 'person' and x.answered_at is not null and x.ended_at is not null group by x.case_id
    )
    select ${by === null ? sql`null::text` : keys[by]} as key, m."end", count(*)::int as count,
      coalesce(sum(w.answers), 0)::int as answers, coalesce(sum(t.seconds), 0)::int as talk_seconds
    from m ${product} left join written w on w.case_id = m.id left join talked t on t.case_id = m.id
    group by 1, 2 order by 1, 2
  `.execute(ctx.db);
  return rows;
}

export type CaseBehind = { id: number; at: Date; place: string; subject: string; dialogueId: number | null };

/** The cases behind a figure, newest first. */
export async function casesBehind(
  ctx: Ctx,
  wanted: Span & { end: MatterEnd; after: { at: string; id: number } | null; limit: number },
): Promise<CaseBehind[]> {
  const { end, after, limit } = wanted;
  const { rows } = await sql<CaseBehind>`
    select m.id, m.at, m.at::text as place, m.subject, m.dialogue_id from (${endedCases(ctx, wanted)}) m
    where m."end" = ${end}
      and (${after === null} or (m.at, m.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::bigint))
    order by m.at desc, m.id desc limit ${limit}
  `.execute(ctx.db);
  return rows;
}
