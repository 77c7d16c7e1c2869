import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { contactOf } from "./contact-of.ts";
import { promiseAnswers } from "./promise-answers.ts";

/**
 * Promises the first response to a case that was not opened by a message coming in: a person wrote down what a customer
 * said, or took it out of another case. Counts from when the customer first waited.
 */
export async function promiseForOpened(ctx: Ctx, caseId: number): Promise<void> {
  const row = (await getCases(ctx, [caseId])).get(caseId);
  if (!row?.awaitingSince) return;
  await promiseAnswers(ctx, [contactOf(row, { at: row.awaitingSince, first: true })]);
}
