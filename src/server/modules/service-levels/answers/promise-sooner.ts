import { addBusinessTime } from "../../../../shared/business-time/index.ts";
import type { SlaKind } from "../../../../shared/contract/promises.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { getCases } from "../../cases/index.ts";
import { tiersOf } from "../../customers/index.ts";
import {
  calendarOf,
  makePromises,
  openPromises,
  type PromiseFacts,
  type ToMake,
  withdrawMade,
  withKnownErrors,
} from "../../promises/index.ts";
import { currentPolicies } from "../policies/current-policies.ts";
import { subjectOf } from "../policies/subject-of.ts";
import { promiseOf } from "./promise-answers.ts";
import { lockAnswers } from "./standing-answers.ts";

const promised: readonly SlaKind[] = ["first_response", "next_response", "resolution"];

/** What of a case changed: it is kept in the log of what is promised anew. */
export type Change = "severity_raised" | "case_changed";

/**
 * A case became more serious, more urgent or another partner's: what a policy promised of it is promised anew where another
 * policy fits now and makes it sooner, counted from now. Nothing becomes later by this, and what is over, paused or promised
 * by a person stays as it is.
 */
export async function promiseSooner(ctx: Ctx, caseId: number, reason: Change): Promise<void> {
  await ctx.tx(async (tx) => {
    await lockAnswers(tx, caseId);
    const row = (await getCases(tx, [caseId])).get(caseId);
    if (!row || row.mergedInto) return;
    const open = await openPromises(tx, [caseId], promised);
    const policies = await currentPolicies(tx);
    const tier = (await tiersOf(tx, [row.customerId])).get(row.customerId) ?? null;
    const contact = { caseId, customerId: row.customerId, ownerId: row.ownerId, ...subjectOf(row), tier };
    const sooner: { before: PromiseFacts; promise: ToMake }[] = [];
    for (const before of open.filter(({ source }) => source === "policy")) {
      const kind = promised.find((one) => one === before.kind)!;
      const promise = await promiseOf(tx, policies, { ...contact, at: tx.now(), first: false }, kind);
      if (promise && (await isSooner(tx, promise, before))) sooner.push({ before, promise });
    }
    if (sooner.length === 0) return;
    await withdrawMade(tx, { ids: sooner.map(({ before }) => before.id), reason });
    const { severity, priority, partnerId } = row;
    const why = { severity, priority, partnerId };
    await makePromises(
      tx,
      sooner.map(({ promise }) => ({ ...promise, why: { ...promise.why, ...why } })),
    );
  });
}

async function isSooner(tx: Ctx, { policy, term, startedAt }: ToMake, before: PromiseFacts): Promise<boolean> {
  if (before.dueAt === null || before.dueAt <= tx.now() || policy?.id === before.policyId) return false;
  if ("dueAt" in term) return term.dueAt < before.dueAt;
  const { compiled } = await calendarOf(tx, term.calendarId ?? null);
  return withKnownErrors(() => addBusinessTime(compiled, startedAt!.getTime(), term.businessMs)) < +before.dueAt;
}
