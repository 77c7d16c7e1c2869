import type { Ctx } from "../../kernel/ctx.ts";
import { closingTime } from "./close-after-days.ts";
import { caseClosed, caseReopened, caseSolved, caseStatusChanged, caseUpdated, caseWoken } from "./events.ts";
import { afterAct, type CaseAct, type CaseLife, isActive, isRepeat } from "./policy.ts";
import { raisedPriority, type Tally } from "./repeats.ts";
import type { CaseFacts } from "./store/case-facts.ts";
import { writeLives } from "./store/write.ts";

/** One act on one locked case. */
export type Deed = {
  row: CaseFacts;
  act: CaseAct;
  /** a status of the category the act leads to, when a person chose one */
  statusId?: number | null;
  lastMessageAt?: Date | null;
  contacts?: number;
  /** what the customer did since our last answer, where that changes; more of it makes the case more urgent */
  tally?: Tally;
  /** when a person of ours first answered; null where none did after all */
  firstAnsweredAt?: Date | null;
};

/**
 * Does acts to locked cases: asks the policy, writes what came of it in one statement, and announces each change of
 * category. A deed that changes nothing at all is not written.
 *
 * @returns the rows as they are now, in the order of the deeds
 */
export async function actOnCases(ctx: Ctx, deeds: readonly Deed[]): Promise<CaseFacts[]> {
  const now = ctx.now();
  const outcomes = deeds.map((deed) => ({ deed, life: afterAct(deed.row, deed.act, now) }));
  const changed = outcomes.filter(({ deed, life }) => isChange(deed, life));
  const written = await writeLives(
    ctx.db,
    changed.map(({ deed, life }) => ({
      ...pickLife(life),
      id: deed.row.id,
      statusId: deed.statusId ?? null,
      lastMessageAt: deed.lastMessageAt ?? null,
      contacts: deed.contacts ?? 0,
      priority: priorityAfter(deed),
      unansweredContacts: deed.tally?.contacts ?? deed.row.unansweredContacts,
      unansweredChannels: deed.tally?.channels ?? deed.row.unansweredChannels,
      firstAnsweredAt: deed.firstAnsweredAt === undefined ? deed.row.firstAnsweredAt : deed.firstAnsweredAt,
    })),
    now,
  );
  const closesAt = changed.some(({ life }) => life.category === "solved") ? await closingTime(ctx, now) : now;
  for (const { deed, life } of changed) announce(ctx, deed, life, written.get(deed.row.id)!.statusId, closesAt);
  return outcomes.map(({ deed, life }) => {
    const row = written.get(deed.row.id);
    return row ? { ...deed.row, ...pickLife(life), ...row, updatedAt: now, version: deed.row.version + 1 } : deed.row;
  });
}

/** Only who comes again while it is for us to answer makes it more urgent: what is counted anew was counted before. */
function priorityAfter({ row, act, tally }: Deed): number {
  if (!tally || act.kind !== "contact" || !isRepeat(row)) return row.priority;
  return raisedPriority(row.priority, { contacts: row.unansweredContacts, channels: row.unansweredChannels }, tally);
}

function isChange(deed: Deed, life: CaseLife): boolean {
  const { row, statusId, lastMessageAt, contacts, tally, firstAnsweredAt } = deed;
  if (tally && tally.contacts !== row.unansweredContacts) return true;
  if (firstAnsweredAt !== undefined && firstAnsweredAt?.getTime() !== row.firstAnsweredAt?.getTime()) return true;
  if (contacts || (statusId && statusId !== row.statusId)) return true;
  if (lastMessageAt && lastMessageAt > row.lastMessageAt) return true;
  return (
    life.category !== row.category ||
    life.awaitingSince?.getTime() !== row.awaitingSince?.getTime() ||
    life.snoozedUntil?.getTime() !== row.snoozedUntil?.getTime()
  );
}

function announce(ctx: Ctx, deed: Deed, life: CaseLife, statusId: number, closesAt: Date): void {
  const { row, act } = deed;
  const subject = { caseId: row.id, customerId: row.customerId };
  const priority = priorityAfter(deed);
  if (priority !== row.priority) {
    const { contacts, channels } = deed.tally!;
    const firstAnswerOwed = row.firstAnsweredAt === null;
    ctx.emit(
      caseUpdated,
      {
        changes: { priority: { from: row.priority, to: priority } },
        reason: "repeat",
        repeat: { contacts, channels: [...channels], firstAnswerOwed },
      },
      subject,
    );
  }
  const by = act.kind === "contact" ? "customer" : act.kind === "answer_lost" ? "answer_lost" : "staff";
  if (row.snoozedUntil && !life.snoozedUntil) {
    ctx.emit(caseWoken, { why: by, snoozedUntil: row.snoozedUntil.toISOString() }, subject);
  }
  if (life.category === row.category && statusId === row.statusId) return;
  ctx.emit(caseStatusChanged, { from: row.category, to: life.category, statusId, by: act.kind }, subject);
  if (life.category === row.category) return;
  if (isActive(life.category)) {
    if (!isActive(row.category)) {
      ctx.emit(caseReopened, { from: row.category, by }, subject);
    }
  } else if (life.category === "solved") {
    ctx.emit(caseSolved, { closesAt: closesAt.toISOString() }, subject);
  } else {
    const closedBy = act.kind === "close_by_rule" ? "rule" : ctx.actor.kind === "customer" ? "customer" : "staff";
    ctx.emit(caseClosed, { by: closedBy }, subject);
  }
}

function pickLife({ category, awaitingSince, solvedAt, closedAt, snoozedUntil }: CaseLife): CaseLife {
  return { category, awaitingSince, solvedAt, closedAt, snoozedUntil };
}
