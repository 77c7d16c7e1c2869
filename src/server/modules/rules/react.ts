import type { Ctx } from "../../kernel/ctx.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";
import { casesFitting } from "../cases/index.ts";
import { messageContents, wordsOfCases } from "../conversations/index.ts";
import { fire } from "./firings/fire.ts";
import { eventFits, hasWords, ruleEventsOf } from "./policy.ts";
import { firingBehind } from "./rule-actor.ts";
import { currentRules } from "./rules/current-rules.ts";
import { chainOfFiring } from "./store/firings.ts";
import type { RuleFacts } from "./store/rules.ts";
import { stopTimers, timersOfCases } from "./store/timers.ts";
import { isTimerRule, keepTimers } from "./timers/keep-timers.ts";

/**
 * What rules make of an event: those that it sets off fire, and the timers of its case run or stop as it is now. All
 * conditions of all rules are asked in one statement.
 */
export async function react(tx: Ctx, event: EventRow): Promise<void> {
  const caseId = event.caseId!;
  const { rules } = await currentRules(tx);
  const setOff = await setOffBy(tx, event, rules);
  const timers = rules.filter(isTimerRule);
  const asked = [...setOff.map(({ rule }) => rule), ...timers];
  if (asked.length === 0) return;
  const [found] = await casesFitting(
    tx,
    { ids: [caseId] },
    asked.map(({ spec }) => spec.query),
  );
  if (!found) {
    if (timers.length > 0) await stopTimers(tx.db, caseId, "all");
    return;
  }
  const { row, fits } = found;
  const behind = firingBehind(event);
  const toFire = setOff.filter((_, at) => fits[at]);
  const chain = behind === null || toFire.length === 0 ? [] : await chainOfFiring(tx.db, behind);
  await fire(
    tx,
    toFire.map(({ rule, trigger }) => ({ rule, row, trigger, eventId: event.id, since: null, chain })),
  );
  if (timers.length === 0) return;
  const holds = timers.filter((_, at) => fits[setOff.length + at]);
  const running = await timersOfCases(tx.db, [caseId]);
  const over = running.filter(({ ruleId }) => !holds.some(({ id }) => id === ruleId)).map(({ ruleId }) => ruleId);
  if (over.length > 0) await stopTimers(tx.db, caseId, over);
  await keepTimers(tx, [{ row, rules: holds }], event.at, running);
}

/** The rules that an event sets off if its case is as they want it, each with the reading of the event. */
export async function setOffBy(
  ctx: Ctx,
  event: EventRow,
  rules: readonly RuleFacts[],
): Promise<{ rule: RuleFacts; trigger: string }[]> {
  const names = ruleEventsOf(event);
  if (names.length === 0) return [];
  let words: Promise<string> | undefined;
  const found: { rule: RuleFacts; trigger: string }[] = [];
  for (const rule of rules) {
    const { trigger } = rule.spec;
    if (trigger.on !== "event") continue;
    const name = names.find((candidate) => trigger.events.includes(candidate));
    if (!name || !eventFits(trigger.where, event)) continue;
    const wanted = trigger.where.words ?? [];
    if (wanted.length > 0) {
      words ??= wordsAt(ctx, event);
      if (!hasWords(wanted, await words)) continue;
    }
    found.push({ rule, trigger: name });
  }
  return found;
}

/** What was written: the message of the event, or else what the customer said in its case. */
async function wordsAt(ctx: Ctx, { caseId, data }: EventRow): Promise<string> {
  const { messageId } = data as { messageId?: number };
  if (messageId !== undefined) {
    const content = (await messageContents(ctx, [messageId])).get(messageId);
    return [content?.subject, content?.text].filter(Boolean).join("\n");
  }
  const said = caseId === null ? [] : ((await wordsOfCases(ctx, [caseId])).get(caseId) ?? []);
  return said.map(({ text }) => text).join("\n");
}
