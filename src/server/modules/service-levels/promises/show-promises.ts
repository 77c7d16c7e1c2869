import type { ListPromises, PromiseDetail, PromiseView } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import {
  getPromise,
  listPromises,
  type PromiseFacts,
  presentPromises,
  promiseDetail,
  promisesToCustomer,
} from "../../promises/index.ts";
import { findPolicy } from "../policies/store.ts";

type Page = { items: PromiseView[]; next: string | null };

/** One page of promises with the subjects of their cases. */
export async function pageOfPromises(ctx: Ctx, query: ListPromises): Promise<Page> {
  const { rows, next } = await listPromises(ctx, query);
  return { items: await present(ctx, rows), next };
}

/** Promises to a customer that the actor may see, newest first. */
export async function listPromisesToCustomer(
  ctx: Ctx,
  customerId: number,
  query: { cursor?: string | undefined; limit?: number | undefined },
): Promise<Page> {
  const { rows, next } = await promisesToCustomer(ctx, customerId, query);
  return { items: await present(ctx, rows), next };
}

/** One promise, in short. @throws promises.not_found */
export async function viewOf(ctx: Ctx, id: number): Promise<PromiseView> {
  return (await present(ctx, [await getPromise(ctx, id)]))[0]!;
}

/** One promise with all there is to know. @throws promises.not_found */
export async function showPromise(ctx: Ctx, id: number): Promise<PromiseDetail> {
  const row = await getPromise(ctx, id);
  const { detail, policy } = await promiseDetail(ctx, id, await subjectsOf(ctx, [row]));
  const known = policy && (await findPolicy(ctx.db, policy.id));
  return { ...detail, policy: known ? { ...policy, name: known.name } : null };
}

async function present(ctx: Ctx, rows: readonly PromiseFacts[]): Promise<PromiseView[]> {
  return presentPromises(ctx, rows, await subjectsOf(ctx, rows));
}

async function subjectsOf(ctx: Ctx, rows: readonly PromiseFacts[]): Promise<Map<number, string>> {
  const cases = await getCases(ctx, [...new Set(rows.flatMap((row) => row.caseId ?? []))]);
  return new Map([...cases].map(([id, { subject }]) => [id, subject]));
}
