import type { CaseRow } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs, teamRefs } from "../accounts/index.ts";
import { brandRefs } from "../brands/index.ts";
import { latestMessages } from "../conversations/index.ts";
import { customerRefs } from "../customers/index.ts";
import { nextPromiseOfCases } from "../promises/index.ts";
import { partnersOf } from "./known-partners.ts";
import { rowForAgent, type Surroundings } from "./present.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { statusesById } from "./store/statuses.ts";

/** Looks up the names around cases: one query a kind, for any number of them. */
export async function surroundingsOf(ctx: Ctx, rows: readonly CaseFacts[]): Promise<Surroundings> {
  const idsOf = (of: (row: CaseFacts) => number | null) => [...new Set(rows.map(of).filter((id) => id !== null))];
  const [customers, staff, teams, brands, statuses, partners] = await Promise.all([
    customerRefs(
      ctx,
      idsOf((row) => row.customerId),
    ),
    staffRefs(ctx, [...idsOf((row) => row.ownerId), ...idsOf((row) => row.addresseeId)]),
    teamRefs(
      ctx,
      idsOf((row) => row.teamId),
    ),
    brandRefs(
      ctx,
      idsOf((row) => row.brandId),
    ),
    statusesById(
      ctx.db,
      idsOf((row) => row.statusId),
    ),
    partnersOf(ctx, rows),
  ]);
  return { customers, staff, teams, brands, statuses, partners };
}

/** Lines of a list, in the order of the rows. */
export async function presentRows(ctx: Ctx, rows: readonly CaseFacts[]): Promise<CaseRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const [around, latest, promises] = await Promise.all([
    surroundingsOf(ctx, rows),
    latestMessages(ctx, ids),
    nextPromiseOfCases(ctx, ids, subjectsOf(rows)),
  ]);
  return rows.map((row) => rowForAgent(row, { ...around, latest, promises }));
}

/** Subjects by case, for promises that name theirs. */
export function subjectsOf(rows: readonly CaseFacts[]): Map<number, string> {
  return new Map(rows.map((row) => [row.id, row.subject]));
}
