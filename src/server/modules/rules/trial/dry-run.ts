import type { DryRun, SaveRule } from "../../../../shared/contract/rules.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { latestEvents } from "../../../kernel/events/latest.ts";
import { type CaseFacts, casesFitting, type Fitting, getCases } from "../../cases/index.ts";
import { typesOf } from "../policy.ts";
import { setOffBy } from "../react.ts";
import { checkRule } from "../rules/check-rule.ts";
import { dueOfTimer, startsOf, type TimerTrigger } from "../timers/due-of-timer.ts";

const DAY = 86_400_000;
/** So many events are looked at, the newest, and so many cases with a timer. */
const MOST_EVENTS = 5_000;
const MOST_CASES = 5_000;
const BATCH = 500;
const SHOWN = 50;

type Hit = { row: CaseFacts; at: Date; event: string | null; since: Date | null };

/**
 * What a rule would have done lately, without doing it. Events are those of the last days; the conditions are asked of
 * the cases as they are today, which is all that is known of them. A timer shows the cases in which it would have fired by
 * now. Only cases that the actor may see are counted.
 *
 * @throws all that `checkRule` throws
 */
export async function dryRun(ctx: Ctx, { rule, days }: { rule: SaveRule; days: number }): Promise<DryRun> {
  await checkRule(ctx, rule);
  const from = new Date(ctx.now().getTime() - days * DAY);
  const found =
    rule.trigger.on === "event" ? await ofEvents(ctx, rule, from) : await ofTimer(ctx, rule, rule.trigger, from);
  const hits = found.hits.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return {
    looked: found.looked,
    complete: found.complete,
    fired: hits.length,
    cases: hits.slice(0, SHOWN).map(({ row, at, event, since }) => ({
      case: { id: row.id, subject: row.subject },
      at: at.toISOString(),
      event,
      since: since?.toISOString() ?? null,
    })),
  };
}

async function ofEvents(ctx: Ctx, rule: SaveRule, from: Date) {
  const trigger = rule.trigger as Extract<SaveRule["trigger"], { on: "event" }>;
  const events = await latestEvents(ctx.db, { types: typesOf(trigger.events), since: from, limit: MOST_EVENTS + 1 });
  const looked = events.slice(0, MOST_EVENTS);
  const caseIds = [...new Set(looked.flatMap(({ caseId }) => caseId ?? []))];
  const visible = await getCases(ctx, caseIds);
  const fitting = new Map<number, Fitting>();
  for (let at = 0; at < caseIds.length; at += BATCH) {
    const ids = caseIds.slice(at, at + BATCH).filter((id) => visible.has(id));
    for (const one of await casesFitting(ctx, { ids }, [rule.query])) fitting.set(one.row.id, one);
  }
  const hits: Hit[] = [];
  for (const event of looked) {
    const found = fitting.get(event.caseId ?? 0);
    if (!found?.fits[0]) continue;
    const facts = {
      id: 0,
      position: 0,
      version: 0,
      armedVersion: 0,
      archivedAt: null,
      updatedAt: event.at,
      spec: rule,
    };
    const [set] = await setOffBy(ctx, event, [facts]);
    if (set) hits.push({ row: found.row, at: event.at, event: set.trigger, since: null });
  }
  return { looked: looked.length, complete: events.length <= MOST_EVENTS, hits };
}

async function ofTimer(ctx: Ctx, rule: SaveRule, trigger: TimerTrigger, from: Date) {
  const hits: Hit[] = [];
  let looked = 0;
  let after = 0;
  for (;;) {
    const cases = await casesFitting(ctx, { after, limit: BATCH }, [rule.query]);
    const rows = cases.filter(({ fits }) => fits[0]).map(({ row }) => row);
    const startOf = await startsOf(ctx, rows, new Set([trigger.since]));
    for (const row of rows) {
      looked++;
      // Since when a condition holds is not known of the past: the case's last change is the latest it can be.
      const since = startOf(row, trigger.since) ?? row.updatedAt;
      const at = await dueOfTimer(ctx, row, trigger, since);
      if (at <= ctx.now() && at >= from) hits.push({ row, at, event: null, since });
    }
    after = cases.at(-1)?.row.id ?? 0;
    if (cases.length < BATCH) return { looked, complete: true, hits };
    if (looked >= MOST_CASES) return { looked, complete: false, hits };
  }
}
