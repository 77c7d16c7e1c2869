import type { CaseView } from "../../../shared/contract/cases.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { replyTargets } from "../conversations/index.ts";
import { promisesOfCases } from "../promises/index.ts";
import { briefOf } from "./brief-case.ts";
import { casePageUrl } from "./case-token.ts";
import { getCase } from "./get-case.ts";
import { maybeSameOf } from "./maybe-same.ts";
import { mergedCasesOf } from "./merged-cases.ts";
import { viewersOf } from "./presence.ts";
import { headerForAgent } from "./present.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { findOtherCases } from "./store/other-cases.ts";
import { subjectsOf, surroundingsOf } from "./surroundings.ts";

const OTHER_CASES = 20;

/** A case's page. @throws cases.not_found */
export async function viewCase(ctx: Ctx, id: number): Promise<CaseView> {
  return presentCase(ctx, await getCase(ctx, id));
}

/** The page of a case whose row is at hand. */
export async function presentCase(ctx: Ctx, row: CaseFacts): Promise<CaseView> {
  const [around, promises, targets, otherCases, maybeSame, mergedCases] = await Promise.all([
    surroundingsOf(ctx, [row]),
    promisesOfCases(ctx, [row.id], subjectsOf([row])),
    replyTargets(ctx, [row.id]),
    findOtherCases(ctx.db, row, ctx.actor, OTHER_CASES),
    maybeSameOf(ctx, row),
    mergedCasesOf(ctx, row),
  ]);
  return {
    ...headerForAgent(row, around),
    language: row.language,
    solvedAt: row.solvedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    mergedInto: row.mergedInto,
    version: row.version,
    brief: await briefOf(ctx, row, promises.get(row.id) ?? []),
    promises: promises.get(row.id) ?? [],
    replyTo: targets.get(row.id)!,
    otherCases: otherCases.map((other) => ({ ...other, updatedAt: other.updatedAt.toISOString() })),
    maybeSame,
    mergedCases,
    customerUrl: casePageUrl(ctx, row.id),
    viewers: viewersOf(row.id, ctx.now()),
  };
}
