import { type RawBuilder, sql } from "kysely";
import type { ClaimFigure } from "../../../../shared/contract/claims.ts";
import type { Database } from "../../../kernel/db/pool.ts";

/** Which rows of `claims k` a figure counts; by the same words as the figures themselves. */
export function countedBy(figure: ClaimFigure, at: Date): RawBuilder<boolean> {
  return {
    open: sql<boolean>`k.state <> 'closed'`,
    in_time: sql<boolean>`coalesce(k.answered_at <= k.answer_due_at, false)`,
    // What was closed without an answer before one was due is neither.
    late: sql<boolean>`coalesce(coalesce(k.answered_at, k.closed_at, ${at}) > k.answer_due_at, false)`,
    recovered: sql<boolean>`k.recovered > 0`,
    written_off: sql<boolean>`k.written_off > 0`,
  }[figure];
}

type Which = { partnerId?: number | undefined; from?: string | undefined; until?: string | undefined; at: Date };

export type Counted = {
  partnerId: number;
  claims: number;
  open: number;
  inTime: number;
  late: number;
  medianDays: number | null;
};

/** How many claims partners have and how they answered them, those with the most first. */
export async function countByPartner(db: Database, which: Which, mayRead: RawBuilder<boolean>): Promise<Counted[]> {
  const count = (figure: ClaimFigure) => sql`(count(*) filter (where ${countedBy(figure, which.at)}))::int`;
  const { rows } = await sql<Counted>`
    select k.partner_id, count(*)::int as claims, ${count("open")} as open, ${count("in_time")} as in_time,
      ${count("late")} as late,
      (percentile_cont(0.5) within group (order by extract(epoch from k.answered_at - k.opened_at)::float8)
        / 86400)::float8 as median_days
    from claims k where ${within(which)} and ${mayRead} group by k.partner_id order by claims desc, k.partner_id
  `.execute(db);
  return rows;
}

export type Summed = {
  partnerId: number;
  currency: string;
  claimed: number;
  recovered: number;
  writtenOff: number;
  open: number;
};

/** What was asked of partners and what became of it, by currency; what was withdrawn was not asked. */
export async function sumByPartner(db: Database, which: Which, mayRead: RawBuilder<boolean>): Promise<Summed[]> {
  const { rows } = await sql<Summed>`
    select k.partner_id, k.currency, sum(k.amount - k.withdrawn)::bigint as claimed,
      sum(k.recovered)::bigint as recovered, sum(k.written_off)::bigint as written_off,
      sum(k.amount - k.recovered - k.written_off - k.withdrawn)::bigint as open
    from claims k where ${within(which)} and ${mayRead} group by k.partner_id, k.currency order by k.currency
  `.execute(db);
  return rows;
}

function within({ partnerId, from, until }: Which): RawBuilder<boolean> {
  const conditions = [sql`true`];
  if (partnerId !== undefined) conditions.push(sql`k.partner_id = ${partnerId}`);
  if (from) conditions.push(sql`k.opened_at >= ${from}::timestamptz`);
  if (until) conditions.push(sql`k.opened_at < ${until}::timestamptz`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
