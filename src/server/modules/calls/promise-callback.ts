import type { Ctx } from "../../kernel/ctx.ts";
import { getCase } from "../cases/index.ts";
import { handlesOf } from "../customers/index.ts";
import { declarePromiseKind, keepPromises, makePromises, openPromises, rewordPromises } from "../promises/index.ts";
import { calendarIdFor } from "../service-levels/index.ts";
import { asTelephone } from "./exchange-of.ts";
import { asksLast, type CallRow, findCall } from "./store/calls.ts";

/** Calling somebody back. The telephone knows whether it was done: nobody's word keeps what it promised. */
export const callback = declarePromiseKind({ kind: "callback", keptByFacts: true });

const MINUTE = 60_000;

/**
 * Promises whoever asked for it to be called back. Who asks again has that promise already: what they said last is the
 * number to call.
 */
export async function promiseCallback(tx: Ctx, call: CallRow): Promise<void> {
  const { id: caseId, customerId, brandId, teamId, ownerId } = await getCase(tx, call.caseId!);
  const why = { callId: call.id, number: call.number };
  const [made] = await makePromises(tx, [
    {
      kind: callback.kind,
      caseId,
      customerId,
      promisor: { kind: "brand", id: brandId },
      words: call.number,
      source: "rule",
      term: {
        businessMs: call.callbackWithin! * MINUTE,
        calendarId: await calendarIdFor(tx, { calendarId: null, teamId: teamId ?? call.teamId, brandId }),
      },
      startedAt: call.startedAt,
      ownerId,
      teamId: teamId ?? call.teamId,
      why,
      unless: { kinds: [callback.kind], states: ["open"] },
    },
  ]);
  if (made !== null || call.number === null || !(await asksLast(tx.db, call))) return;
  await rewordPromises(tx, { caseId, kind: callback.kind, words: call.number, why });
}

/** Somebody whom we promised to call back picked up, where we called them: at a number of theirs, or the one promised. */
export async function keepCallback(
  ctx: Ctx,
  kept: { callId: number; caseId: number; eventId: number; at: Date },
): Promise<void> {
  const { caseId, eventId: evidenceEventId, at } = kept;
  const number = (await findCall(ctx.db, kept.callId))?.number ?? null;
  if (number === null) return;
  const { customerId } = await getCase(asTelephone(ctx), caseId);
  const theirs = (await handlesOf(ctx, [customerId])).get(customerId) ?? [];
  const isTheirs = theirs.some(({ kind, address }) => kind === "phone" && address === number);
  const promised = isTheirs ? [] : await openPromises(ctx, [caseId], [callback.kind]);
  if (!isTheirs && !promised.some(({ words }) => words === number)) return;
  await keepPromises(ctx, { caseId, kinds: [callback.kind], evidenceEventId, at });
}
