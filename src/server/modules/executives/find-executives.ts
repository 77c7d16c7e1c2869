import type { Ctx } from "../../kernel/ctx.ts";
import { activeAmong, staffRefs } from "../accounts/index.ts";
import { allExecutives, type ExecutiveRow } from "./store.ts";

/** Somebody to whom customers can write by name. */
export type Executive = ExecutiveRow & { name: string };

/** Those who are on the staff, in order. */
export async function listExecutives(ctx: Ctx): Promise<Executive[]> {
  const rows = await allExecutives(ctx.db);
  const ids = rows.map(({ staffId }) => staffId);
  const [active, refs] = await Promise.all([activeAmong(ctx, ids), staffRefs(ctx, ids)]);
  return rows
    .filter(({ staffId }) => active.has(staffId))
    .map((row) => ({ ...row, name: refs.get(row.staffId)?.name ?? "" }));
}

/** Of these people the executives, in order; of nobody in particular all of them. */
export async function executivesByIds(ctx: Ctx, ids: readonly number[]): Promise<Executive[]> {
  const all = await listExecutives(ctx);
  return ids.length === 0 ? all : all.filter(({ staffId }) => ids.includes(staffId));
}

/** The office of somebody who is an executive, also where they are not on the staff any more; null for anybody else. */
export async function officeOf(ctx: Ctx, staffId: number): Promise<number | null> {
  return (await allExecutives(ctx.db)).find((row) => row.staffId === staffId)?.teamId ?? null;
}

/** One of them, or undefined. */
export async function findExecutive(ctx: Ctx, staffId: number): Promise<Executive | undefined> {
  return (await listExecutives(ctx)).find((executive) => executive.staffId === staffId);
}
