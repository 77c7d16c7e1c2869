import { addBusinessTime } from "../../../../shared/business-time/index.ts";
import type { RuleTrigger } from "../../../../shared/contract/rules.ts";
import type { RuleClock } from "../../../../shared/rule-events.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { eventsOfCases } from "../../../kernel/events/of-cases.ts";
import type { CaseFacts } from "../../cases/index.ts";
import { lastWordsOf } from "../../conversations/index.ts";
import { calendarOf } from "../../promises/index.ts";
import { calendarIdFor } from "../../service-levels/index.ts";

export type TimerTrigger = Extract<RuleTrigger, { on: "timer" }>;
const MINUTE = 60_000;

const eventOf: Partial<Record<RuleClock, string>> = { status: "cases.status_changed", owner: "cases.assigned" };

/**
 * From when each clock counts in each of some cases, in a few statements for all of them. A case in which there was no
 * such word or change counts from its opening. `condition` has none: it counts from when the conditions are seen to hold.
 */
export async function startsOf(
  ctx: Ctx,
  rows: readonly CaseFacts[],
  clocks: ReadonlySet<RuleClock>,
): Promise<(row: CaseFacts, clock: RuleClock) => Date | null> {
  const ids = rows.map(({ id }) => id);
  const spoken = ["word", "customer_word", "our_word"].some((clock) => clocks.has(clock as RuleClock));
  const types = [...clocks].flatMap((clock) => eventOf[clock] ?? []);
  const [words, events] = await Promise.all([
    spoken ? lastWordsOf(ctx, ids) : new Map(),
    types.length > 0 ? eventsOfCases(ctx.db, ids, types) : [],
  ]);
  const changed = new Map(events.map((event) => [`${event.type} ${event.caseId}`, event.at]));
  return (row, clock) => {
    if (clock === "condition") return null;
    const { customer = null, ours = null } = words.get(row.id) ?? {};
    const at =
      clock === "word"
        ? latest(customer, ours)
        : clock === "customer_word"
          ? customer
          : clock === "our_word"
            ? ours
            : (changed.get(`${eventOf[clock]} ${row.id}`) ?? null);
    return at ?? row.openedAt;
  };
}

function latest(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b;
  return a > b ? a : b;
}

/** When a timer that counts from `since` is due in a case: by the clock, or in working time of its team or brand. */
export async function dueOfTimer(ctx: Ctx, row: CaseFacts, trigger: TimerTrigger, since: Date): Promise<Date> {
  const ms = trigger.minutes * MINUTE;
  if (!trigger.business) return new Date(since.getTime() + ms);
  const { compiled } = await calendarOf(ctx, await calendarIdFor(ctx, { ...row, calendarId: null }));
  return new Date(addBusinessTime(compiled, since.getTime(), ms));
}
