import type { Ctx } from "../../../kernel/ctx.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { findPromises, findPromisesOfCases } from "../store/read.ts";

/** Promises by id, for modules that know that the actor may see what they make of them. */
export async function findPromisesById(ctx: Ctx, ids: readonly number[]): Promise<Map<number, PromiseFacts>> {
  return new Map((await findPromises(ctx.db, ids)).map((row) => [row.id, row]));
}

/** The ids of all promises of a case. */
export async function promiseIdsOfCase(ctx: Ctx, caseId: number): Promise<number[]> {
  return (await findPromisesOfCases(ctx.db, [caseId])).map(({ id }) => id);
}
