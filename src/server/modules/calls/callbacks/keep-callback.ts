import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase } from "../../cases/index.ts";
import { handlesOf } from "../../customers/index.ts";
import { findPromisesById, keepPromises, type PromiseFacts, promiseIdsOfCase } from "../../promises/index.ts";
import { asTelephone } from "../exchange-of.ts";
import { findCall } from "../store/calls.ts";
import { callsMade } from "./attempts.ts";
import { type Attempt, enoughAttempts } from "./policy.ts";
import { callbackRule } from "./rule.ts";

/** A call that we made about a case, and the event that tells of it. */
export type Made = { callId: number; caseId: number; eventId: number; at: Date };

/**
 * Somebody whom we promised to call back picked up, where we called them: at a number of theirs, or the one promised.
 * @param rows locked promises to look among, in place of all of the case
 */
export async function keepByAnswer(ctx: Ctx, made: Made, rows?: readonly PromiseFacts[]): Promise<void> {
  const number = (await findCall(ctx.db, made.callId))?.number ?? null;
  if (number === null) return;
  const reached = await promisesReachedAt(ctx, made.caseId, rows);
  const promiseIds = reached(number).map(({ id }) => id);
  if (promiseIds.length > 0) await keepPromises(ctx, evidenceOf(made, promiseIds), rows);
}

/**
 * Nobody picked up: with this attempt there may be enough of them, as the rule of now says. The log names each.
 * @param rows locked promises to look among, in place of all of the case
 */
export async function keepByAttempts(ctx: Ctx, made: Made, rows?: readonly PromiseFacts[]): Promise<void> {
  const calls = (await callsMade(ctx.db, made.caseId)).filter(({ endedAt }) => endedAt <= made.at);
  const number = calls.find(({ id }) => id === made.callId)?.number ?? null;
  if (number === null) return;
  const reached = await promisesReachedAt(ctx, made.caseId, rows);
  const { version, ...rule } = await callbackRule(ctx);
  for (const promise of reached(number)) {
    const attempts = calls
      .filter((call) => call.number !== null && reached(call.number).includes(promise))
      .map(
        (call): Attempt => ({
          callId: call.id,
          rungAt: call.rungAt?.getTime() ?? null,
          endedAt: call.endedAt.getTime(),
          outcome: call.outcome,
        }),
      );
    const enough = enoughAttempts(attempts, rule, (promise.notBefore ?? promise.startedAt).getTime());
    if (!enough) continue;
    const proof = {
      attempts: enough.map(({ callId, endedAt, outcome }) => ({ callId, at: new Date(endedAt), outcome })),
      rule: { version, ...rule },
    };
    await keepPromises(ctx, { ...evidenceOf(made, [promise.id]), proof }, rows);
  }
}

function evidenceOf({ caseId, eventId, at }: Made, promiseIds: readonly number[]) {
  return { caseId, kinds: ["callback"], evidenceEventId: eventId, at, promiseIds };
}

/** The promises to call that a call to a number is a call to: all at a number of theirs, else those that name it. */
async function promisesReachedAt(
  ctx: Ctx,
  caseId: number,
  rows: readonly PromiseFacts[] | undefined,
): Promise<(number: string) => PromiseFacts[]> {
  const all = rows ?? [...(await findPromisesById(ctx, await promiseIdsOfCase(ctx, caseId))).values()];
  const waiting = all.filter(
    (row) => row.kind === "callback" && row.caseId === caseId && (row.state === "open" || row.state === "broken"),
  );
  if (waiting.length === 0) return () => [];
  const { customerId } = await getCase(asTelephone(ctx), caseId);
  const handles = (await handlesOf(ctx, [customerId])).get(customerId) ?? [];
  const theirs = new Set(handles.flatMap(({ kind, address }) => (kind === "phone" ? [address] : [])));
  return (number) => (theirs.has(number) ? waiting : waiting.filter(({ words }) => words === number));
}
