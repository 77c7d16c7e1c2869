import type { Ctx } from "../../../kernel/ctx.ts";
import { compiledCalendar, withKnownErrors } from "../calendars/current-calendars.ts";
import { findLog, type LogLine } from "../store/log.ts";
import type { PromiseFacts } from "../store/promise-facts.ts";
import { type NewLogLine, writePromises } from "../store/write.ts";
import { announce } from "./announce.ts";
import { afterAct, type PromiseAct, type PromiseLife, type PromiseLogKind, type Verdict } from "./policy.ts";
import { pausesIn } from "./recompute-due.ts";
import { dueOf, realarm, type Term } from "./term.ts";

/** One act on one locked promise, and when it takes effect. */
export type Deed = { row: PromiseFacts; act: PromiseAct; at: Date };

/** What came of a deed: the row as it is now, and the policy's verdict. */
export type Done = { row: PromiseFacts; verdict: Verdict };

/**
 * Does acts to locked promises, at most one each: asks the policy, counts due times and alarms again where they changed,
 * writes rows and log in one statement, and announces each change. What the policy refuses is left to the caller.
 *
 * @returns what came of each, in the order of the deeds
 * @throws calendars.*
 */
export async function actOnPromises(ctx: Ctx, deeds: readonly Deed[]): Promise<Done[]> {
  const done = deeds.map((deed) => ({ deed, verdict: afterAct(lifeOf(deed.row), deed.act, deed.at.getTime()) }));
  const moving = done.filter(({ verdict }) => verdict.outcome === "done" && changesTerm(verdict.log));
  const logs = await findLog(
    ctx.db,
    moving.map(({ deed }) => deed.row.id),
  );
  const outcomes: Done[] = [];
  const lines: NewLogLine[] = [];
  for (const { deed, verdict } of done) {
    if (verdict.outcome !== "done") {
      outcomes.push({ row: deed.row, verdict });
      continue;
    }
    const settled = settle(deed.row, verdict.life, deed);
    const row = changesTerm(verdict.log) ? await retime(ctx, settled, deed, logs.get(deed.row.id) ?? []) : settled;
    outcomes.push({ row, verdict });
    for (const kind of verdict.log) {
      lines.push({ promiseId: row.id, at: deed.at, kind, data: kind === "broken" ? {} : logData(deed, row) });
      announce(ctx, deed, row, kind);
    }
  }
  const changed = outcomes.filter(({ verdict }) => verdict.outcome === "done").map(({ row }) => row);
  await writePromises(ctx.db, changed, lines, ctx.actor);
  return outcomes;
}

/** The life of a row. */
export function lifeOf(row: PromiseFacts): PromiseLife {
  return {
    state: row.state,
    dueAt: row.dueAt?.getTime() ?? null,
    pausedFor: row.pausedFor,
    counted: row.businessMs !== null && row.movedCount === 0,
    silent: row.state !== "open" && row.nextAt === null,
    movedCount: row.movedCount,
    disputed: row.disputedAt !== null,
  };
}

function changesTerm(log: readonly PromiseLogKind[]): boolean {
  return log.includes("moved") || log.includes("paused") || log.includes("resumed");
}

/** The row with what the policy decided. */
function settle(row: PromiseFacts, life: PromiseLife, { act, at }: Deed): PromiseFacts {
  const settledNow = life.state !== row.state && life.state !== "broken";
  return {
    ...row,
    state: life.state,
    pausedFor: life.pausedFor,
    movedCount: life.movedCount,
    disputedAt: life.disputed ? (row.disputedAt ?? at) : null,
    // Paused when it was settled, it had no due time; broken it has one.
    dueAt: row.dueAt ?? (life.state === "broken" && life.dueAt !== null ? new Date(life.dueAt) : null),
    settledAt: life.state === "open" || life.state === "broken" ? null : settledNow ? at : row.settledAt,
    evidenceEventId: evidenceOf(row, life, act),
    nextAt: life.silent ? null : row.nextAt,
  };
}

/** What shows that it was kept; nothing does any more once it is known not to have been. */
function evidenceOf(row: PromiseFacts, life: PromiseLife, act: PromiseAct): number | null {
  if (act.kind === "keep") return act.evidenceEventId;
  return life.state === "broken" ? null : row.evidenceEventId;
}

/** The row with due time and alarms counted again. */
async function retime(ctx: Ctx, row: PromiseFacts, { act, at }: Deed, log: readonly LogLine[]): Promise<PromiseFacts> {
  const startedAt = row.startedAt.getTime();
  if (act.kind === "move") {
    const term: Term = { kind: "fixed", startedAt, dueAt: act.to };
    const ladder = realarm(row.ladder, term);
    // What lies behind already is not rung again; what the new window puts ahead is.
    const ahead = ladder.findIndex((alarm) => alarm.at !== null && Date.parse(alarm.at) > at.getTime());
    return withAlarms({ ...row, dueAt: new Date(act.to), ladder }, ahead);
  }
  if (!lifeOf(row).counted) return withAlarms(row, row.ladderStep);
  const pauses = pausesIn([
    ...log.map((line) => ({ at: line.at.getTime(), kind: line.kind })),
    { at: at.getTime(), kind: act.kind === "pause" ? "paused" : "resumed" },
  ]);
  const calendar = await compiledCalendar(ctx, row.calendarId!, row.calendarVersion!);
  const term: Term = { kind: "counted", startedAt, businessMs: row.businessMs!, calendar, pauses };
  return withKnownErrors(() => {
    const due = dueOf(term);
    const ladder = realarm(row.ladder, term);
    return withAlarms({ ...row, dueAt: due === null ? null : new Date(due), ladder }, row.ladderStep);
  });
}

function withAlarms(row: PromiseFacts, ladderStep: number): PromiseFacts {
  const at = row.ladder[ladderStep]?.at ?? null;
  return { ...row, ladderStep, nextAt: at === null ? null : new Date(at) };
}

/** What the log keeps of an act beside its word. */
function logData({ row: before, act }: Deed, row: PromiseFacts): Record<string, unknown> {
  switch (act.kind) {
    case "keep":
      return act.evidence === undefined
        ? { evidenceEventId: act.evidenceEventId, ...act.proof }
        : { evidence: act.evidence };
    case "move":
      return { from: before.dueAt, to: row.dueAt, reason: act.reason };
    case "waive":
    case "withdraw":
      return { reason: act.reason };
    case "pause":
      return { turn: act.turn, from: before.dueAt };
    case "reopen":
      return { to: row.dueAt };
    case "resume":
      return { turn: before.pausedFor, to: row.dueAt };
    case "dispute":
      return act.words === null ? {} : { words: act.words };
    case "uphold":
      return {
        ...(act.reason !== null && { reason: act.reason }),
        ...(before.dueAt === null && row.dueAt !== null && { dueAt: row.dueAt }),
      };
    case "dismiss":
      return { reason: act.reason };
    case "fall_due":
      return {};
  }
}
