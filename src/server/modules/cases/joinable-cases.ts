import type { Ctx } from "../../kernel/ctx.ts";
import { findJoinable, type JoinableCase } from "./store/joinable.ts";

export type { JoinableCase } from "./store/joinable.ts";

/**
 * Cases of these persons that a new message may be about: their newest that are not done, those done since a time, and of
 * `caseIds` those that are either. One statement, that costs no more for who has thousands.
 */
export async function joinableCases(
  ctx: Ctx,
  wanted: { customerIds: readonly number[]; caseIds: readonly number[]; doneSince: Date },
): Promise<Map<number, JoinableCase[]>> {
  if (wanted.customerIds.length === 0) return new Map();
  const rows = await findJoinable(ctx.db, wanted);
  const unique = new Map(rows.map((row) => [row.id, row]));
  return Map.groupBy(unique.values(), (row) => row.customerId);
}
