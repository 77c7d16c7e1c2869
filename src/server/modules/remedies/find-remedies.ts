import type { Ctx } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { getCurrentCase } from "../cases/index.ts";
import { remedyNotFound } from "./errors.ts";
import { findRemedy, lockRemedy, type RemedyFacts } from "./store/remedies.ts";

export type { RemedyFacts } from "./store/remedies.ts";

/** A remedy in a case that the actor may see. @throws remedies.not_found */
export async function getRemedy(ctx: Ctx, id: number): Promise<RemedyFacts> {
  return checkSight(ctx, id, await findRemedy(ctx.db, id));
}

/** The same, locked until the transaction ends. @throws remedies.not_found */
export async function lockVisible(tx: Ctx, id: number): Promise<RemedyFacts> {
  return checkSight(tx, id, await lockRemedy(tx.db, id));
}

/** One that is booked or has reached the customer, locked, whoever asks; undefined for one that is not given. */
export async function lockGiven(tx: Ctx, id: number): Promise<RemedyFacts | undefined> {
  const remedy = await lockRemedy(tx.db, id);
  return remedy?.state === "booked" || remedy?.state === "carried_out" ? remedy : undefined;
}

async function checkSight(ctx: Ctx, id: number, remedy: RemedyFacts | undefined): Promise<RemedyFacts> {
  if (!remedy) throw remedyNotFound({ id });
  await getCurrentCase(ctx, remedy.caseId).catch((error) => {
    throw isKnownError(error) ? remedyNotFound({ id }) : error;
  });
  return remedy;
}
