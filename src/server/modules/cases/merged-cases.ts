import type { CaseView } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { mergeTimes } from "./store/merges.ts";
import { findCases, findMergedInto } from "./store/read.ts";

/** The cases that became part of one and can be taken out again, the newest merge first. */
export async function mergedCasesOf(ctx: Ctx, row: CaseFacts): Promise<CaseView["mergedCases"]> {
  const ids = (await findMergedInto(ctx.db, row.id)).filter((id) => id !== row.id);
  const at = await mergeTimes(ctx.db, ids);
  const parts = (await findCases(ctx.db, ids)).filter(({ id }) => at.has(id));
  return parts
    .map(({ id, subject }) => ({ id, subject, at: at.get(id)!.toISOString() }))
    .sort((a, b) => b.at.localeCompare(a.at) || b.id - a.id);
}
