import type { Ctx } from "../../kernel/ctx.ts";
import { isKnownError } from "../../kernel/errors.ts";
import { getCase } from "../cases/index.ts";
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

async function checkSight(ctx: Ctx, id: number, remedy: RemedyFacts | undefined): Promise<RemedyFacts> {
  if (!remedy) throw remedyNotFound({ id });
  await getCase(ctx, remedy.caseId).catch((error) => {
    throw isKnownError(error) ? remedyNotFound({ id }) : error;
  });
  return remedy;
}
