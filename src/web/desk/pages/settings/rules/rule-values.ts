import {
  type DurationUnit,
  durationMs,
  findField,
  type Operator,
  parseCaseQuery,
  printCaseQuery,
  type QueryValue,
} from "../../../../../shared/case-query/index.ts";
import type { EventConditions, RuleAction, SaveRule } from "../../../../../shared/contract/rules.ts";
import type { RuleClock, RuleEvent } from "../../../../../shared/rule-events.ts";

const MINUTE = 60_000;
const MINUTES: Record<DurationUnit, number> = { m: 1, h: 60, d: 1_440, w: 10_080 };

/** One condition as a line of the form; its values as they stand in a query. */
export type ConditionRow = { field: string; operator: Operator; not: boolean; values: string[] };

type Timed<A extends RuleAction["do"], K extends string> = Omit<Extract<RuleAction, { do: A }>, K> & { time: string };
/** An action as the form holds it: lengths of time as `2d`. */
export type ActionValues =
  | Exclude<RuleAction, { do: "make_promise" | "snooze" }>
  | Timed<"make_promise", "businessMinutes">
  | Timed<"snooze", "minutes">;

export type RuleValues = {
  name: string;
  active: boolean;
  on: "event" | "timer";
  events: RuleEvent[];
  where: EventConditions;
  since: RuleClock;
  time: string;
  business: boolean;
  conditions: ConditionRow[];
  actions: ActionValues[];
};

/** The form of a rule; of a new one without an action yet. */
export function toValues(rule: SaveRule | null): RuleValues {
  const trigger = rule?.trigger;
  const isTimer = trigger?.on === "timer";
  return {
    name: rule?.name ?? "",
    active: rule?.active ?? true,
    on: trigger?.on ?? "event",
    events: trigger?.on === "event" ? trigger.events : ["message_received"],
    where: trigger?.on === "event" ? trigger.where : {},
    since: isTimer ? trigger.since : "word",
    time: timeOf(isTimer ? trigger.minutes : 2_880),
    business: isTimer ? trigger.business : false,
    conditions: rowsOf(rule?.query ?? "state:active"),
    actions: rule?.actions.map(toActionValues) ?? [],
  };
}

/** The rule that a form says. */
export function toRule(values: RuleValues): SaveRule {
  const { name, active, on, events, where, since, time, business } = values;
  return {
    name: name.trim(),
    active,
    trigger:
      on === "event"
        ? { on, events, where: withoutEmpty(where) }
        : { on, since, minutes: minutesOf(time), business: business ?? false },
    query: queryOf(values.conditions ?? []),
    actions: (values.actions ?? []).map(toAction),
  };
}

function toActionValues(action: RuleAction): ActionValues {
  if (action.do === "make_promise") {
    const { businessMinutes, ...rest } = action;
    return { ...rest, time: timeOf(businessMinutes) };
  }
  if (action.do !== "snooze") return action;
  return { do: action.do, time: timeOf(action.minutes) };
}

function toAction(action: ActionValues): RuleAction {
  if (action.do === "snooze") return { do: action.do, minutes: minutesOf(action.time) };
  if (action.do !== "make_promise") return action;
  const { time, ...rest } = action;
  return { ...rest, businessMinutes: minutesOf(time) };
}

function withoutEmpty(where: EventConditions): EventConditions {
  return Object.fromEntries(Object.entries(where ?? {}).filter(([, list]) => list && list.length > 0));
}

/** `2d` in minutes. */
export function minutesOf(time: string): number {
  const [, amount, unit] = /^(\d+)([mhdw])$/.exec(time) ?? [];
  return unit ? durationMs({ amount: Number(amount), unit: unit as DurationUnit }) / MINUTE : 0;
}

/** Minutes in the largest unit that holds them wholly. */
export function timeOf(minutes: number): string {
  const unit = (["w", "d", "h"] as const).find((one) => minutes % MINUTES[one] === 0) ?? "m";
  return `${minutes / MINUTES[unit]}${unit}`;
}

/** The conditions of a query, a line each. */
export function rowsOf(query: string): ConditionRow[] {
  return parseCaseQuery(query).query.terms.flatMap((term) =>
    term.kind === "words"
      ? []
      : [{ field: term.field, operator: term.operator, not: term.negated, values: term.values.map(asText) }],
  );
}

/** The query that lines of conditions say. */
export function queryOf(rows: readonly ConditionRow[]): string {
  const terms = rows.flatMap(({ field, operator, not, values }) => {
    const spec = findField(field);
    if (!spec || !values?.length) return [];
    const read = values.map((text) => asValue(field, text));
    return [{ kind: "field" as const, field: spec.name, operator, negated: not, values: read, at: 0, end: 0 }];
  });
  return printCaseQuery({ terms });
}

function asText(value: QueryValue): string {
  if (value.kind === "keyword") return value.keyword;
  if (value.kind === "number") return String(value.number);
  return value.kind === "text" ? value.text : `${value.amount}${value.unit}`;
}

function asValue(field: string, text: string): QueryValue {
  const spec = findField(field)!;
  if (spec.keywords.includes(text)) return { kind: "keyword", keyword: text };
  if (spec.takes.includes("number") && /^\d{1,15}$/.test(text)) return { kind: "number", number: Number(text) };
  const [, amount, unit] = /^(\d{1,6})([mhdw])$/.exec(text) ?? [];
  if (unit && spec.takes.includes("duration")) {
    return { kind: "duration", amount: Number(amount), unit: unit as DurationUnit };
  }
  return { kind: "text", text };
}
