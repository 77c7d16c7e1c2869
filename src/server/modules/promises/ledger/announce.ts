import type { Ctx } from "../../../kernel/ctx.ts";
import {
  disputeDismissed,
  disputeUpheld,
  promiseBroken,
  promiseDisputed,
  promiseKept,
  promiseKeptLate,
  promiseMoved,
  promisePaused,
  promiseResumed,
  promiseWaived,
  promiseWithdrawn,
} from "../events.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import type { PromiseAct, PromiseLogKind } from "./policy.ts";

/** What every event of the ledger says of the promise. */
export function eventBase(row: PromiseFacts) {
  return { promiseId: row.id, kind: row.kind, ownerId: row.ownerId, teamId: row.teamId };
}

/** What every event of the ledger belongs to. */
export function eventSubject(row: Pick<PromiseFacts, "caseId" | "customerId">) {
  return { caseId: row.caseId, customerId: row.customerId };
}

/** Tells what an act did to a promise, one word of the log at a time. */
export function announce(
  ctx: Ctx,
  { row: before, act, at }: { row: PromiseFacts; act: PromiseAct; at: Date },
  row: PromiseFacts,
  log: PromiseLogKind,
): void {
  const base = eventBase(row);
  const subject = eventSubject(row);
  const dueAt = row.dueAt?.toISOString() ?? null;
  const shown = act.kind === "keep" ? act : null;
  const evidence = {
    at: at.toISOString(),
    evidenceEventId: shown?.evidenceEventId ?? null,
    evidence: shown?.evidence ?? null,
  };
  const reason = ("reason" in act && act.reason) || "";
  switch (log) {
    case "kept":
      ctx.emit(promiseKept, { ...base, dueAt, ...evidence }, subject);
      break;
    case "kept_late":
      ctx.emit(promiseKeptLate, { ...base, dueAt: dueAt!, ...evidence }, subject);
      break;
    case "broken":
      ctx.emit(promiseBroken, { ...base, dueAt: dueAt! }, subject);
      break;
    case "moved":
      ctx.emit(
        promiseMoved,
        { ...base, from: before.dueAt?.toISOString() ?? null, to: dueAt!, reason, movedCount: row.movedCount },
        subject,
      );
      break;
    case "waived":
      ctx.emit(promiseWaived, { ...base, reason }, subject);
      break;
    case "withdrawn":
      ctx.emit(promiseWithdrawn, { ...base, reason }, subject);
      break;
    case "paused":
      ctx.emit(promisePaused, { ...base, turn: row.pausedFor! }, subject);
      break;
    case "resumed":
      ctx.emit(promiseResumed, { ...base, dueAt }, subject);
      break;
    case "disputed":
      ctx.emit(
        promiseDisputed,
        { ...base, words: act.kind === "dispute" ? act.words : null, state: row.state },
        subject,
      );
      break;
    case "upheld":
      ctx.emit(disputeUpheld, { ...base, reason: act.kind === "uphold" ? act.reason : null }, subject);
      break;
    case "dismissed":
      ctx.emit(disputeDismissed, { ...base, reason }, subject);
      break;
  }
}
