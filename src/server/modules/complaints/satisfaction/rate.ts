import { isUnhappy } from "../../../../shared/satisfaction.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { leadersOf, teamLead } from "../../accounts/index.ts";
import { type CaseFacts, getCase } from "../../cases/index.ts";
import { makePromises } from "../../promises/index.ts";
import { calendarIdFor, notify } from "../../service-levels/index.ts";
import { ratingWrong } from "../errors.ts";
import { satisfactionRated } from "../events.ts";
import { findSatisfaction, insertAsked, writeRating } from "./store.ts";

/** A working day. */
const WORKING_DAY_MS = 8 * 3_600_000;
const LONGEST = 2_000;

/**
 * The customer says how they found it, from 1 to 5; saying it again changes it. Whoever was unhappy is got back to by the
 * team's lead within a working day, which is promised once.
 * @throws cases.not_found, complaints.rating_wrong
 */
export async function rateCase(
  ctx: Ctx,
  { caseId, rating, comment }: { caseId: number; rating: number; comment: string | null },
): Promise<void> {
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw ratingWrong({ field: "rating" });
  await ctx.tx(async (tx) => {
    const row = await getCase(tx, caseId);
    const { channel, ownerId, teamId, customerId } = row;
    await insertAsked(tx.db, { caseId, at: tx.now(), channel });
    const before = (await findSatisfaction(tx.db, caseId, true))!;
    const said = comment?.trim().slice(0, LONGEST) || before.comment;
    if (before.rating === rating && before.comment === said) return;
    await writeRating(tx.db, { caseId, rating, comment: said, ratedAt: tx.now(), ownerId, teamId });
    const subject = { caseId, customerId };
    const told = { rating, before: before.rating, ownerId, teamId, channel, hasComment: said !== null };
    tx.emit(satisfactionRated, told, subject);
    if (isUnhappy(rating)) await promiseToGetBack(tx, row, said);
  });
}

async function promiseToGetBack(tx: Ctx, row: CaseFacts, comment: string | null): Promise<void> {
  const { id: caseId, customerId, teamId, brandId } = row;
  const lead = teamId === null ? null : await teamLead(tx, teamId);
  const ownerId = lead ?? (await leadersOf(tx, teamId))[0] ?? row.ownerId;
  const [made] = await makePromises(tx, [
    {
      kind: "follow_up",
      caseId,
      customerId,
      promisor: { kind: "brand", id: brandId },
      source: "rule",
      term: { businessMs: WORKING_DAY_MS, calendarId: await calendarIdFor(tx, { calendarId: null, teamId, brandId }) },
      ownerId,
      teamId,
      unless: { kinds: ["follow_up"], states: ["open", "broken", "kept", "kept_late"] },
    },
  ]);
  if (!made || ownerId === null) return;
  const data = { detail: comment };
  await notify(tx, { kind: "customer_unhappy", staffIds: [ownerId], caseId, customerId, promiseId: made, data });
}
