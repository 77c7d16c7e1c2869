import type { Readable } from "node:stream";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { listRatings, type RatingFilter } from "./report.ts";

const PAGE = 500;

/** The ratings behind a figure as CSV, page by page; that somebody took them out is in the audit log. */
export async function exportRatings(ctx: Ctx, filter: RatingFilter): Promise<Readable> {
  await audit(ctx, { action: "complaints.ratings_exported", subject: { kind: "settings", id: null } });
  const columns = ["case", "subject", "rating", "comment", "at", "owner", "team", "channel"];
  return csvOf(columns, records(ctx, filter));
}

async function* records(ctx: Ctx, filter: RatingFilter) {
  let cursor: string | undefined;
  do {
    const { items, next } = await listRatings(ctx, { ...filter, cursor, limit: PAGE });
    for (const { case: row, owner, team, ...rest } of items) {
      yield { case: row.id, subject: row.subject, owner: owner?.name ?? "", team: team?.name ?? "", ...rest };
    }
    cursor = next ?? undefined;
  } while (cursor !== undefined);
}
