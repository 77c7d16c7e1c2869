import { sql } from "kysely";
import type { RatingView, SatisfactionReport } from "../../../../shared/contract/complaints.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs, teamRefs } from "../../accounts/index.ts";
import { getCases, mayReadCase } from "../../cases/index.ts";

export type RatingFilter = {
  by?: "agent" | "team" | "channel" | undefined;
  from?: string | undefined;
  until?: string | undefined;
  key?: string | undefined;
  unhappy?: boolean | undefined;
};

const columns = { agent: sql`s.owner_id::text`, team: sql`s.team_id::text`, channel: sql`s.channel` };

/** How customers found it, by person, team or channel: of the cases that the actor may see, rated within a time. */
export async function satisfactionReport(ctx: Ctx, filter: RatingFilter): Promise<SatisfactionReport> {
  const by = filter.by ?? "agent";
  type Row = { key: string | null; whole: boolean; rated: number; average: number; unhappy: number };
  const { rows } = await sql<Row>`
    select ${columns[by]} as key, grouping(${columns[by]}) = 1 as whole, count(*)::int as rated,
      round(avg(rating), 2)::float8 as average, count(*) filter (where rating <= 2)::int as unhappy
    from satisfaction s where ${rated(ctx, filter)}
    group by grouping sets ((${columns[by]}), ()) order by rated desc, key
  `.execute(ctx.db);
  const { rows: asked } = await sql<{ count: number }>`
    select count(*)::int as count from satisfaction s
    where ${within(sql`s.asked_at`, filter)} and ${mayReadCase(ctx.actor, sql`s.case_id`)}`.execute(ctx.db);
  const ids = by === "channel" ? [] : rows.flatMap(({ key }) => (key === null ? [] : [Number(key)]));
  const names = by === "agent" ? await staffRefs(ctx, ids) : by === "team" ? await teamRefs(ctx, ids) : new Map();
  const whole = rows.find((row) => row.whole);
  return {
    asked: asked[0]!.count,
    rated: whole?.rated ?? 0,
    average: whole?.rated ? whole.average : null,
    groups: rows
      .filter((row) => !row.whole)
      .map(({ key, rated: count, average, unhappy }) => {
        const name = key === null ? null : by === "channel" ? key : (names.get(Number(key))?.name ?? `#${key}`);
        return { key, name, rated: count, average, unhappy };
      }),
  };
}

/** The ratings behind a figure, the newest first. */
export async function listRatings(
  ctx: Ctx,
  filter: RatingFilter & { cursor?: string | undefined; limit: number },
): Promise<{ items: RatingView[]; next: string | null }> {
  const after = readCursor(filter.cursor, ["string", "number"]);
  type Row = {
    caseId: number;
    rating: number;
    comment: string | null;
    ratedAt: Date;
    place: string;
    ownerId: number | null;
    teamId: number | null;
    channel: string;
  };
  const group =
    filter.key === undefined
      ? sql`true`
      : sql`${columns[filter.by ?? "agent"]} is not distinct from ${filter.key === "" ? null : filter.key}::text`;
  const { rows } = await sql<Row>`
    select case_id, rating, comment, rated_at, rated_at::text as place, owner_id, team_id, channel
    from satisfaction s
    where ${rated(ctx, filter)} and ${group} ${filter.unhappy ? sql`and rating <= 2` : sql``}
      ${after ? sql`and (rated_at, case_id) < (${after[0]}::timestamptz, ${after[1]}::bigint)` : sql``}
    order by rated_at desc, case_id desc limit ${filter.limit + 1}
  `.execute(ctx.db);
  const { items, next } = pageOf(rows, filter.limit, (row) => [row.place, row.caseId]);
  const [cases, people, teams] = await Promise.all([
    getCases(
      ctx,
      items.map(({ caseId }) => caseId),
    ),
    staffRefs(
      ctx,
      items.flatMap(({ ownerId }) => ownerId ?? []),
    ),
    teamRefs(
      ctx,
      items.flatMap(({ teamId }) => teamId ?? []),
    ),
  ]);
  return {
    next,
    items: items.flatMap(({ caseId, rating, comment, ratedAt, ownerId, teamId, channel }) => {
      const row = cases.get(caseId);
      if (!row) return [];
      const owner = ownerId === null ? null : (people.get(ownerId) ?? null);
      const team = teamId === null ? null : (teams.get(teamId) ?? null);
      const at = ratedAt.toISOString();
      return [{ case: { id: caseId, subject: row.subject }, rating, comment, at, owner, team, channel }];
    }),
  };
}

function rated(ctx: Ctx, filter: RatingFilter) {
  return sql`rating is not null and ${within(sql`s.rated_at`, filter)} and ${mayReadCase(ctx.actor, sql`s.case_id`)}`;
}

function within(column: ReturnType<typeof sql>, { from, until }: RatingFilter) {
  return sql`(${from ?? null}::timestamptz is null or ${column} >= ${from ?? null}::timestamptz)
    and (${until ?? null}::timestamptz is null or ${column} < ${until ?? null}::timestamptz)`;
}
