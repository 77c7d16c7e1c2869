import type { Static } from "typebox";
import type { AskedAnswer, ListAsked } from "../../../shared/contract/next-dates.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { staffRefs, teamRefs } from "../accounts/index.ts";
import { getCases } from "../cases/index.ts";
import { type AskedRow, askedAnswers } from "../conversations/index.ts";
import { askedQuery } from "./read-report.ts";

/** The answers behind the figures, newest first. @throws request.invalid for a cursor that is none */
export async function listAsked(
  ctx: Ctx,
  { cursor, limit = 50, ...filter }: Static<typeof ListAsked>,
): Promise<{ items: AskedAnswer[]; next: string | null }> {
  const place = readCursor(cursor, ["string", "number"]);
  const after = place && { at: new Date(place[0]), id: place[1] };
  const rows = await askedAnswers(ctx, askedQuery(ctx, filter), { after, limit: limit + 1 });
  const { items, next } = pageOf(rows, limit, (row) => [row.askedAt.toISOString(), row.messageId]);
  return { items: await presentAsked(ctx, items), next };
}

/** The rows as they are read, with names. */
export async function presentAsked(ctx: Ctx, rows: readonly (AskedRow & { words: string })[]): Promise<AskedAnswer[]> {
  const [people, teams, cases] = await Promise.all([
    staffRefs(
      ctx,
      rows.flatMap(({ staffId }) => staffId ?? []),
    ),
    teamRefs(
      ctx,
      rows.flatMap(({ teamId }) => teamId ?? []),
    ),
    getCases(
      ctx,
      rows.map(({ caseId }) => caseId),
    ),
  ]);
  return rows.map((row) => ({
    id: row.messageId,
    caseId: row.caseId,
    caseSubject: cases.get(row.caseId)?.subject ?? "",
    staff: people.get(row.staffId ?? 0) ?? null,
    team: teams.get(row.teamId ?? 0) ?? null,
    at: row.askedAt.toISOString(),
    outcome: row.outcome,
    reason: row.reason,
    wording: row.wording,
    words: row.words,
  }));
}
