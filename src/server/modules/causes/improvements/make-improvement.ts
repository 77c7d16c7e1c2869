import type { ChangeImprovement, MakeImprovement } from "../../../../shared/contract/improvements.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { activeAmong, audit, changesOf } from "../../accounts/index.ts";
import { dueInThePast, handOnPromise, makePromises } from "../../promises/index.ts";
import { causeUnknown, improvementNotFound, improvementSettled, ownerUnfit } from "../errors.ts";
import { improvementChanged } from "../events.ts";
import { allCauses } from "../store/causes.ts";
import {
  causesOfImprovements,
  findImprovement,
  insertImprovement,
  writeImprovement,
  writeImprovementCauses,
} from "../store/improvements.ts";
import { IMPROVEMENT } from "./kind.ts";

/**
 * Agrees on what is done about causes: its owner promises it by a time, and the alarm clock watches it like any other
 * promise.
 * @returns its id
 * @throws causes.owner_unfit, causes.unknown, promises.due_in_the_past
 */
export async function makeImprovement(ctx: Ctx, input: MakeImprovement): Promise<number> {
  return ctx.tx(async (tx) => {
    const dueAt = new Date(input.dueAt);
    if (dueAt <= tx.now()) throw dueInThePast({ field: "dueAt" });
    await check(tx, input);
    const [promiseId] = await makePromises(tx, [
      {
        kind: IMPROVEMENT,
        caseId: null,
        customerId: null,
        promisor: { kind: "staff", id: input.ownerId },
        words: input.title,
        source: tx.actor.kind === "staff" ? "person" : "api",
        term: { dueAt },
        ownerId: input.ownerId,
        teamId: null,
      },
    ]);
    const row = {
      title: input.title,
      expected: input.expected ?? null,
      products: input.products ?? [],
      ownerId: input.ownerId,
      promiseId: promiseId!,
      createdBy: tx.actor.kind === "staff" ? tx.actor.id : null,
    };
    const id = await insertImprovement(tx.db, row, tx.now());
    await writeImprovementCauses(tx.db, id, input.causeIds);
    const details = { title: input.title, ownerId: input.ownerId, dueAt: input.dueAt };
    await audit(tx, { action: "causes.improvement_made", subject: { kind: "improvement", id }, details });
    tx.emit(improvementChanged, { improvementId: id, state: "open" });
    return id;
  });
}

/**
 * Changes what an open improvement is about and whose it is. By when is changed by moving it.
 * @throws causes.improvement_not_found, causes.improvement_settled, causes.owner_unfit, causes.unknown
 */
export async function changeImprovement(ctx: Ctx, id: number, input: ChangeImprovement): Promise<void> {
  await ctx.tx(async (tx) => {
    const row = await findImprovement(tx.db, id, true);
    if (!row) throw improvementNotFound({ id });
    if (row.state !== "open") throw improvementSettled();
    const causeIds = (await causesOfImprovements(tx.db, [id])).get(id) ?? [];
    await check(tx, input, causeIds);
    const { causeIds: wanted, ...change } = input;
    await writeImprovement(tx.db, id, change, tx.now());
    await writeImprovementCauses(tx.db, id, wanted);
    await handOnPromise(tx, { id: row.promiseId, ownerId: input.ownerId, words: input.title });
    const { title, expected, products, ownerId } = row;
    const changes = changesOf(
      { title, expected, products, ownerId, causeIds },
      { ...change, causeIds: wanted.toSorted() },
    );
    await audit(tx, {
      action: "causes.improvement_changed",
      subject: { kind: "improvement", id },
      details: { changes },
    });
    tx.emit(improvementChanged, { improvementId: id, state: row.state });
  });
}

/** @param kept causes that it has already, which may be archived since */
async function check(
  tx: Ctx,
  { ownerId, causeIds }: Pick<MakeImprovement, "ownerId" | "causeIds">,
  kept: readonly number[] = [],
): Promise<void> {
  if (!(await activeAmong(tx, [ownerId])).has(ownerId)) throw ownerUnfit({ id: ownerId, field: "ownerId" });
  const known = new Map((await allCauses(tx.db)).map((cause) => [cause.id, cause]));
  const unknown = causeIds.find((id) => known.get(id)?.archivedAt !== null && !kept.includes(id));
  if (unknown !== undefined) throw causeUnknown({ id: unknown, field: "causeIds" });
}
