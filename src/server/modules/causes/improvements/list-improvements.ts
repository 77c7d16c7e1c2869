import type { ImprovementView, ListImprovements } from "../../../../shared/contract/improvements.ts";
import { type Ctx, can } from "../../../kernel/ctx.ts";
import { pageOf, readCursor } from "../../../kernel/db/paging.ts";
import { staffRefs } from "../../accounts/index.ts";
import { presentPromises, promisesByIds } from "../../promises/index.ts";
import { improvementNotFound } from "../errors.ts";
import { withDescendants } from "../policy.ts";
import { allCauses } from "../store/causes.ts";
import { causesOfImprovements, findImprovement, findImprovements, type ImprovementRow } from "../store/improvements.ts";
import { causeRefs } from "../tree/find-causes.ts";
import { canSeeImprovement, mayFinish } from "./settle-improvement.ts";

/** One page of improvements, newest first: all for who reads reports, else the actor's own. */
export async function listImprovements(
  ctx: Ctx,
  query: ListImprovements,
): Promise<{ items: ImprovementView[]; next: string | null }> {
  const limit = query.limit ?? 50;
  const all = can(ctx.actor, "reports:read") || can(ctx.actor, "improvements:manage");
  const own = !all || query.whose === "me";
  const rows = await findImprovements(ctx.db, {
    state: query.state ?? null,
    ownerId: own ? (ctx.actor.kind === "staff" ? ctx.actor.id : 0) : null,
    causeIds: query.causeId === undefined ? null : [...withDescendants(await allCauses(ctx.db), [query.causeId])],
    before: readCursor(query.cursor, ["number"])?.[0] ?? null,
    limit: limit + 1,
  });
  const { items, next } = pageOf(rows, limit, (row) => [row.id]);
  return { items: await presentImprovements(ctx, items), next };
}

/** One improvement. @throws causes.improvement_not_found also where it is not the actor's to see */
export async function showImprovement(ctx: Ctx, id: number): Promise<ImprovementView> {
  return (await presentImprovements(ctx, [await getImprovement(ctx, id)]))[0]!;
}

/** Its row, under the same rule. @throws causes.improvement_not_found */
export async function getImprovement(ctx: Ctx, id: number): Promise<ImprovementRow> {
  const row = await findImprovement(ctx.db, id);
  if (!row || !canSeeImprovement(ctx, row)) throw improvementNotFound({ id });
  return row;
}

async function presentImprovements(ctx: Ctx, rows: readonly ImprovementRow[]): Promise<ImprovementView[]> {
  const causes = await causesOfImprovements(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const [refs, staff, promises] = await Promise.all([
    causeRefs(ctx, [...causes.values()].flat()),
    staffRefs(
      ctx,
      rows.flatMap(({ ownerId, createdBy }) => [ownerId, ...(createdBy === null ? [] : [createdBy])]),
    ),
    promisesByIds(
      ctx,
      rows.map(({ promiseId }) => promiseId),
    ).then((found) => presentPromises(ctx, found)),
  ]);
  const promiseOf = new Map(promises.map((promise) => [promise.id, promise]));
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    expected: row.expected,
    products: row.products,
    causes: (causes.get(row.id) ?? []).flatMap((id) => refs.get(id) ?? []),
    owner: staff.get(row.ownerId) ?? { id: row.ownerId, name: `#${row.ownerId}` },
    state: row.state,
    settledAt: row.settledAt?.toISOString() ?? null,
    evidence: row.evidence,
    promise: promiseOf.get(row.promiseId)!,
    createdBy: row.createdBy === null ? null : (staff.get(row.createdBy) ?? null),
    createdAt: row.createdAt.toISOString(),
    mayFinish: row.state === "open" && mayFinish(ctx, row),
  }));
}
