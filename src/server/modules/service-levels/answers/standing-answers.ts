import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";
import type { EventRow } from "../../../kernel/events/define-event.ts";
import { eventsOfCases } from "../../../kernel/events/of-cases.ts";
import { messageLost, messageWritten } from "../../conversations/index.ts";
import { isAnswer } from "./policy.ts";

type Written = { messageId: number; kind: string; automatic: boolean; at: string };

/**
 * The answers that people gave in these cases, in the order in which they went out, without those that reached nobody.
 * One that was sent again after it was lost counts from when it was.
 */
export async function standingAnswers(ctx: Ctx, caseIds: readonly number[]): Promise<EventRow<Written>[]> {
  const events = (await eventsOfCases(ctx.db, caseIds, [messageWritten.type, messageLost.type])) as EventRow<Written>[];
  const lostLast = new Map<number, number>();
  for (const { id, type, data } of events) if (type === messageLost.type) lostLast.set(data.messageId, id);
  return events.filter(
    ({ id, type, data }) => type === messageWritten.type && isAnswer(data) && id > (lostLast.get(data.messageId) ?? 0),
  );
}

/**
 * Lets nobody else judge the answers of a case until the transaction ends: that one was given and that it was lost are
 * heard in any order, and at the same time.
 */
export async function lockAnswers(tx: Ctx, caseId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`answers ${caseId}`}, 0))`.execute(tx.db);
}
