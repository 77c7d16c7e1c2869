import { type Ctx, can } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";

/** What conversations must know of a case: the part of its row that letters, accounts and rights depend on. */
export type CaseSubject = {
  id: number;
  customerId: number;
  brandId: number;
  teamId: number | null;
  ownerId: number | null;
  subject: string;
  channel: string;
  language: string | null;
  mergedInto: number | null;
  /** question, complaint, or a letter to an executive */
  kind: string;
  /** the executive to whom it was written */
  addresseeId: number | null;
};

/**
 * Finds a case for an actor who may see it, and throws `cases.not_found` when there is none or it is not theirs to see.
 * Cases stand above conversations in the order of modules, so their finder is handed down when the program is put
 * together.
 */
export type CaseAccess = (ctx: Ctx, caseId: number) => Promise<CaseSubject>;

let finder: CaseAccess | null = null;

/** Makes the finder known; called once, when the modules are put together. */
export function provideCaseAccess(access: CaseAccess): void {
  finder = access;
}

/** The case, for an actor who may see it. @throws cases.not_found */
export function caseFor(ctx: Ctx, caseId: number): Promise<CaseSubject> {
  if (!finder) throw new Error("Nobody told conversations how to find a case: provideCaseAccess() was not called.");
  return finder(ctx, caseId);
}

/** Of some rows those of cases that the actor may see. */
export async function ofVisibleCases<R extends { caseId: number }>(ctx: Ctx, rows: readonly R[]): Promise<R[]> {
  if (can(ctx.actor, "cases:read-all") && can(ctx.actor, "cases:read-executive")) return [...rows];
  const seen = new Set<number>();
  for (const caseId of new Set(rows.map((row) => row.caseId))) {
    const found = await caseFor(ctx, caseId).catch((error) => {
      if (isKnownError(error) && error.kind === "not_found") return null;
      throw error;
    });
    if (found) seen.add(caseId);
  }
  return rows.filter((row) => seen.has(row.caseId));
}
