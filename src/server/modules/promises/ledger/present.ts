import type { PortalCase } from "../../../../shared/contract/portal.ts";
import type { PromiseView } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs, teamRefs } from "../../accounts/index.ts";
import { brandRefs } from "../../brands/index.ts";
import { customerRefs } from "../../customers/index.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";

/**
 * Promises as the staff sees them, in the order of the rows. Names are looked up once for all.
 * @param subjects subjects of the cases, by id, where the caller knows them; cases stand above promises
 */
export async function presentPromises(
  ctx: Ctx,
  rows: readonly PromiseFacts[],
  subjects: ReadonlyMap<number, string> = new Map(),
): Promise<PromiseView[]> {
  if (rows.length === 0) return [];
  const promisors = (kind: string) => rows.flatMap((row) => (row.promisorKind === kind ? (row.promisorId ?? []) : []));
  const [customers, staff, teams, brands] = await Promise.all([
    customerRefs(ctx, unique(rows.flatMap((row) => row.customerId ?? []))),
    staffRefs(ctx, unique([...rows.flatMap((row) => row.ownerId ?? []), ...promisors("staff")])),
    teamRefs(ctx, unique([...rows.flatMap((row) => row.teamId ?? []), ...promisors("team")])),
    brandRefs(ctx, unique(promisors("brand"))),
  ]);
  const names: Record<string, ReadonlyMap<number, { name: string }>> = { staff, team: teams, brand: brands };
  return rows.map((row) => {
    const customer = customers.get(row.customerId ?? 0);
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      words: row.words,
      caseId: row.caseId,
      caseSubject: row.caseId === null ? null : (subjects.get(row.caseId) ?? null),
      customer: customer ? { id: customer.id, name: customer.name } : null,
      promisor: {
        kind: row.promisorKind,
        id: row.promisorId,
        name: names[row.promisorKind]?.get(row.promisorId ?? 0)?.name ?? null,
      },
      owner: staff.get(row.ownerId ?? 0) ?? null,
      team: teams.get(row.teamId ?? 0) ?? null,
      startedAt: row.startedAt.toISOString(),
      notBefore: row.notBefore?.toISOString() ?? null,
      dueAt: row.dueAt?.toISOString() ?? null,
      settledAt: row.settledAt?.toISOString() ?? null,
      paused: row.pausedFor !== null,
      pausedFor: row.pausedFor,
      movedCount: row.movedCount,
      disputed: row.disputedAt !== null,
      madeAt: row.madeAt.toISOString(),
    };
  });
}

/**
 * A promise as the customer it was made to sees it: nothing of who or how we work.
 * @param evidence what was said to show that it was kept
 */
export function presentForCustomer(row: PromiseFacts, evidence: string | null): PortalCase["promises"][number] {
  return {
    id: row.id,
    kind: row.kind,
    words: row.words,
    state: row.state,
    startedAt: row.startedAt.toISOString(),
    notBefore: row.notBefore?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    settledAt: row.settledAt?.toISOString() ?? null,
    evidence,
    disputed: row.disputedAt !== null,
  };
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}
