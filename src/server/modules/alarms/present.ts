import type { AlarmHookView, AlarmTelling } from "../../../shared/contract/alarms.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { unseal } from "../../kernel/seal.ts";
import type { HookRow } from "./store/hooks.ts";
import type { AttemptRow, TellingRow } from "./store/tellings.ts";

/** A webhook as the settings page sees it: never what opens it. */
export function presentHook(ctx: Ctx, row: HookRow): AlarmHookView {
  const { id, name, format, locale, teamIds, rungs, active, lastOutcome, lastDetail, lastAt } = row;
  return {
    ...{ id, name, format, locale, teamIds, rungs, active },
    host: new URL(unseal(ctx.config.secret, row.sealedUrl)).hostname,
    secretSet: row.sealedSecret !== null,
    last: lastOutcome && lastAt ? { outcome: lastOutcome, detail: lastDetail, at: lastAt.toISOString() } : null,
  };
}

/** A telling as the log of alarms shows it. @param seesCase whether the case is the reader's to see */
export function presentTelling(
  row: TellingRow,
  { to, seesCase, attempts }: { to: string | null; seesCase: boolean; attempts: readonly AttemptRow[] },
): AlarmTelling {
  return {
    id: row.id,
    at: row.madeAt.toISOString(),
    way: row.way,
    to,
    rung: row.ring.rung,
    caseId: seesCase ? row.caseId : null,
    state: row.state,
    settledAt: row.settledAt?.toISOString() ?? null,
    late: row.ring.late,
    repeat: row.ring.repeat,
    detail: row.detail,
    attempts: attempts.map(({ at, outcome, detail }) => ({ at: at.toISOString(), outcome, detail })),
  };
}
