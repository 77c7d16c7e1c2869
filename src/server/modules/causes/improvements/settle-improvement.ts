import { type Ctx, can } from "../../../kernel/ctx.ts";
import { notAllowed } from "../../../kernel/errors.ts";
import { audit } from "../../accounts/index.ts";
import { dropPromise, keepOwnPromise, moveOwnPromise } from "../../promises/index.ts";
import { improvementNotFound, improvementSettled } from "../errors.ts";
import { improvementChanged } from "../events.ts";
import { findImprovement, type ImprovementRow, writeImprovement } from "../store/improvements.ts";

/** Who sees an improvement: its owner, and who reads reports. */
export function canSeeImprovement(ctx: Ctx, row: Pick<ImprovementRow, "ownerId">): boolean {
  return can(ctx.actor, "reports:read") || can(ctx.actor, "improvements:manage") || isOwner(ctx, row);
}

/** Who may say that one is done: its owner, and who manages them. */
export function mayFinish(ctx: Ctx, row: Pick<ImprovementRow, "ownerId">): boolean {
  return can(ctx.actor, "improvements:manage") || isOwner(ctx, row);
}

/**
 * Says that an improvement is done, and what shows it. Its promise is kept, or kept late.
 * @throws causes.improvement_not_found, causes.improvement_settled, request.not_allowed
 */
export async function finishImprovement(ctx: Ctx, id: number, evidence: string): Promise<void> {
  await settle(ctx, id, "done", evidence, async (tx, { promiseId }) => {
    await keepOwnPromise(tx, { id: promiseId, evidence });
  });
}

/**
 * Lets go of an improvement, with the reason. What was due already stays broken; it rings no more.
 * @throws causes.improvement_not_found, causes.improvement_settled
 */
export async function dropImprovement(ctx: Ctx, id: number, reason: string): Promise<void> {
  await settle(ctx, id, "dropped", reason, async (tx, { promiseId }) => {
    await dropPromise(tx, { id: promiseId, reason });
  });
}

/**
 * Gives an improvement another date before it is due.
 * @throws causes.improvement_not_found, causes.improvement_settled, promises.already_due, promises.due_in_the_past
 */
export async function moveImprovement(ctx: Ctx, id: number, { dueAt, reason }: { dueAt: Date; reason: string }) {
  await ctx.tx(async (tx) => {
    const row = await openOne(tx, id);
    await moveOwnPromise(tx, { id: row.promiseId, dueAt, reason });
    const details = { dueAt: dueAt.toISOString(), reason };
    await audit(tx, { action: "causes.improvement_moved", subject: { kind: "improvement", id }, details });
    tx.emit(improvementChanged, { improvementId: id, state: row.state });
  });
}

async function settle(
  ctx: Ctx,
  id: number,
  state: "done" | "dropped",
  evidence: string,
  act: (tx: Ctx, row: ImprovementRow) => Promise<void>,
): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await openOne(tx, id);
    if (!mayFinish(tx, row)) throw notAllowed({ permission: "improvements:manage" });
    await act(tx, row);
    await writeImprovement(tx.db, id, { state, settledAt: tx.now(), evidence }, tx.now());
    const details = { state, evidence };
    await audit(tx, { action: "causes.improvement_settled", subject: { kind: "improvement", id }, details });
    tx.emit(improvementChanged, { improvementId: id, state });
  });
}

async function openOne(tx: Ctx, id: number): Promise<ImprovementRow> {
  const row = await findImprovement(tx.db, id, true);
  if (!row || !canSeeImprovement(tx, row)) throw improvementNotFound({ id });
  if (row.state !== "open") throw improvementSettled();
  return row;
}

function isOwner({ actor }: Ctx, { ownerId }: Pick<ImprovementRow, "ownerId">): boolean {
  return actor.kind === "staff" && actor.id === ownerId;
}
