import type { CauseView, NamedCause } from "../../../../shared/contract/causes.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { depthOf, inTreeOrder, withDescendants } from "../policy.ts";
import { allCauses, type CauseRow } from "../store/causes.ts";

/** The tree, parents before their children; archived ones only where asked for. */
export async function listCauses(ctx: Ctx, archived: boolean): Promise<CauseView[]> {
  const rows = await allCauses(ctx.db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const shown = archived ? rows : rows.filter(({ archivedAt }) => archivedAt === null);
  return inTreeOrder(shown).map((row) => presentCause(row, byId));
}

/** What is shown of one. */
export function presentCause(row: CauseRow, byId: ReadonlyMap<number, CauseRow>): CauseView {
  const { id, parentId, code, names, hints, position, archivedAt, mergedInto } = row;
  return {
    id,
    parentId,
    code,
    names,
    hints,
    position,
    depth: depthOf(byId, id),
    archived: archivedAt !== null,
    mergedInto,
  };
}

/** The names of these causes, in the order of the ids; ids of none are left out. */
export async function causeRefs(ctx: Ctx, ids: readonly number[]): Promise<Map<number, NamedCause>> {
  if (ids.length === 0) return new Map();
  const rows = await allCauses(ctx.db);
  return new Map(rows.filter(({ id }) => ids.includes(id)).map(({ id, code, names }) => [id, { id, code, names }]));
}

/** Causes by code, or by name in either language, with all below them: what `cause:late` means. */
export async function causesNamedAs(ctx: Ctx, name: string): Promise<number[]> {
  const rows = await allCauses(ctx.db);
  const wanted = name.trim().toLowerCase();
  const fitting = rows.filter(
    ({ code, names }) => code === wanted || Object.values(names).some((each) => each?.trim().toLowerCase() === wanted),
  );
  const ids = fitting.map(({ id, mergedInto }) => mergedInto ?? id);
  return [...withDescendants(rows, ids)];
}
