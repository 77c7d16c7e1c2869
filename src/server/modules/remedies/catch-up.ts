import type { Ctx } from "../../kernel/ctx.ts";
import { eventsOfCases } from "../../kernel/events/of-cases.ts";
import { keepPromises, type PromiseFacts } from "../promises/index.ts";
import { remedyCarriedOut } from "./events.ts";

type CarriedOut = NonNullable<(typeof remedyCarriedOut)["_data"]>;

/** Keeps promises by payouts that are booked, though their news has not been read yet: nothing rings for what was paid. */
export async function catchUp(ctx: Ctx, promises: readonly PromiseFacts[]): Promise<void> {
  const caseIds = promises.flatMap(({ caseId }) => caseId ?? []);
  for (const event of await eventsOfCases(ctx.db, caseIds, [remedyCarriedOut.type])) {
    const { promiseId, at } = event.data as CarriedOut;
    const row = promises.find(({ id }) => id === promiseId);
    if (!row) continue;
    const fact = { caseId: row.caseId!, kinds: [row.kind], evidenceEventId: event.id, at: new Date(at) };
    await keepPromises(ctx, fact, [row]);
  }
}
