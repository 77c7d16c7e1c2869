import type { Ctx } from "../../../kernel/ctx.ts";
import { type LatestMessage, newestOfCases } from "../store/latest.ts";

export type { LatestMessage } from "../store/latest.ts";

/** The newest words of each of these cases (no notes, nothing a machine of ours wrote), and whether it has files. */
export async function latestMessages(ctx: Ctx, caseIds: readonly number[]): Promise<Map<number, LatestMessage>> {
  const rows = caseIds.length === 0 ? [] : await newestOfCases(ctx.db, caseIds);
  return new Map(rows.map((row) => [row.caseId, row]));
}
