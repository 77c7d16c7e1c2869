import { type RawBuilder, sql } from "kysely";
import { type Actor, type Ctx, can } from "../../../kernel/ctx.ts";

/**
 * Which of the cases that everybody sees are hidden from an actor, as a condition on the column that names one. Cases stand
 * above promises in the order of modules, so their rule is handed down when the program is put together.
 */
export type CaseRule = (actor: Actor, caseId: RawBuilder<unknown>) => RawBuilder<boolean>;

let mayReadCase: CaseRule | null = null;

/** Makes the rule known; called once, when the modules are put together. */
export function provideCaseRule(rule: CaseRule): void {
  mayReadCase = rule;
}

/**
 * Who sees a promise: whoever sees its case. Owner and team of a promise are those of its case (`reassignPromises`), so
 * that the rule of `cases/can-see.ts` needs a look at the case only for who sees all but some. What is promised about no case
 * is for its owner and for who reads reports.
 */
export async function canSeePromise(
  ctx: Ctx,
  promise: { ownerId: number | null; teamId: number | null; caseId: number | null },
): Promise<boolean> {
  const { actor } = ctx;
  if (can(actor, "cases:read-all")) {
    if (can(actor, "cases:read-executive")) return true;
    if (promise.caseId === null) return can(actor, "reports:read") || isOwn(actor, promise);
    const { rows } = await sql<{ seen: boolean }>`
      select ${ruleOfCases()(actor, sql`${promise.caseId}::bigint`)} as seen
    `.execute(ctx.db);
    return rows[0]!.seen;
  }
  if (!can(actor, "cases:read")) return false;
  if (isOwn(actor, promise)) return true;
  return promise.teamId !== null && actor.teamIds.includes(promise.teamId);
}

/** The same rule as a condition on rows of `promises`. */
export function visiblePromises(actor: Actor): RawBuilder<boolean> {
  if (can(actor, "cases:read-all")) {
    if (can(actor, "cases:read-executive")) return sql<boolean>`true`;
    const ofNoCase = can(actor, "reports:read")
      ? sql`true`
      : sql`owner_id = ${actor.kind === "staff" ? actor.id : null}::bigint`;
    return sql<boolean>`case when promises.case_id is null then ${ofNoCase}
      else ${ruleOfCases()(actor, sql.ref("promises.case_id"))} end`;
  }
  if (!can(actor, "cases:read")) return sql<boolean>`false`;
  const staffId = actor.kind === "staff" ? actor.id : null;
  return sql<boolean>`(team_id = any(${[...actor.teamIds]}::bigint[]) or owner_id = ${staffId}::bigint)`;
}

function isOwn(actor: Actor, { ownerId }: { ownerId: number | null }): boolean {
  return actor.kind === "staff" && ownerId === actor.id;
}

function ruleOfCases(): CaseRule {
  if (!mayReadCase) throw new Error("Nobody told promises which cases are seen: provideCaseRule() was not called.");
  return mayReadCase;
}
