import type { Ctx } from "../../../kernel/ctx.ts";
import { getCase } from "../../cases/index.ts";
import { makePromises, rewordPromises } from "../../promises/index.ts";
import { calendarIdFor } from "../../service-levels/index.ts";
import { asksLast, type CallRow } from "../store/calls.ts";
import { callback } from "./kinds.ts";

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
