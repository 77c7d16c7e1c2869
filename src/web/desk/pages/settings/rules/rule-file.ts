import type { SaveRule } from "../../../../../shared/contract/rules.ts";
import { actionKinds } from "./action-kinds.ts";

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lets the reader save a rule as JSON, as the API takes it. */
export function saveRuleFile(rule: SaveRule): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(rule, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${rule.name.replace(/[^\p{L}\p{N}]+/gu, "-")}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * The rule in a file, switched off until somebody has looked at it; null where there is none. What it says is checked when
 * it is saved: here only that the form can show it.
 */
export function ruleOfFile(text: string): SaveRule | null {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(found) || !isObject(found.trigger) || !Array.isArray(found.actions)) return null;
  const { name, query, trigger, actions } = found;
  const isEvent = trigger.on === "event" && Array.isArray(trigger.events) && isObject(trigger.where);
  const isTimer = trigger.on === "timer" && typeof trigger.since === "string" && Number.isInteger(trigger.minutes);
  if (typeof name !== "string" || typeof query !== "string" || !(isEvent || isTimer)) return null;
  const known = actions.every((action) => isObject(action) && actionKinds.includes(action.do as never));
  return known ? { ...(found as SaveRule), active: false } : null;
}
