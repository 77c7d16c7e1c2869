import type { CaseLogEntry } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../kernel/db/paging.ts";
import { getCase } from "./get-case.ts";
import { findLog } from "./store/log.ts";
import { findMergedInto } from "./store/read.ts";

/**
 * What happened in a case and in those that were merged into it, newest first, from the facts themselves.
 * @throws cases.not_found, request.invalid for a cursor of somewhere else
 */
export async function listLog(
  ctx: Ctx,
  input: { caseId: number; cursor?: string; limit: number },
): Promise<{ items: CaseLogEntry[]; next: string | null }> {
  const { id } = await getCase(ctx, input.caseId);
  const before = readCursor(input.cursor, ["number"])?.[0] ?? null;
  const family = await findMergedInto(ctx.db, id);
  const rows = await findLog(ctx.db, { caseId: id, family, before, limit: input.limit + 1 });
  const { items, next } = pageOf(rows, input.limit, (row) => [row.id]);
  return {
    items: items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      type: row.type,
      actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
      data: row.data as Record<string, unknown>,
    })),
    next,
  };
}
