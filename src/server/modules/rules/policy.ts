/** What an event means to rules, and when a rule is kept from firing. Pure. */
import type { EventConditions } from "../../../shared/contract/rules.ts";
import type { RuleEvent } from "../../../shared/rule-events.ts";
import { isUnhappy } from "../../../shared/satisfaction.ts";
import { compareSeverity, type Severity } from "../../../shared/severities.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";

/** So many rules at most follow from each other's effects. */
export const MAX_DEPTH = 5;

type Data = Record<string, unknown>;
const has = (list: unknown) => Array.isArray(list) && list.length > 0;

/** The readings of each type of event. A machine's answer is no message to rules: so no two machines keep each other writing. */
const readings: Record<string, readonly (readonly [RuleEvent, (data: Data) => boolean])[]> = {
  "cases.opened": [["case_opened", () => true]],
  "cases.reopened": [["case_reopened", () => true]],
  "cases.status_changed": [["status_changed", ({ from, to }) => from !== to]],
  "cases.assigned": [["owner_changed", ({ ownerId, fromOwnerId }) => ownerId !== fromOwnerId]],
  "cases.updated": [["priority_changed", ({ changes }) => typeof changes === "object" && "priority" in changes!]],
  "cases.tagged": [
    ["tag_added", ({ added }) => has(added)],
    ["tag_removed", ({ removed }) => has(removed)],
  ],
  "conversations.message_received": [
    ["message_received", ({ kind, autoReply }) => kind === "message" && autoReply === null],
  ],
  "conversations.message_written": [["answer_sent", ({ kind, automatic }) => kind === "reply" && !automatic]],
  "conversations.message_lost": [["answer_lost", ({ automatic }) => !automatic]],
  "conversations.note_added": [["note_added", () => true]],
  "promises.made": [["promise_made", () => true]],
  "promises.moved": [["promise_moved", () => true]],
  "promises.kept": [["promise_kept", () => true]],
  "promises.kept_late": [["promise_kept", () => true]],
  "promises.broken": [["promise_broken", () => true]],
  "promises.disputed": [["promise_disputed", () => true]],
  "promises.waived": [["promise_waived", () => true]],
  "complaints.severity_changed": [
    ["severity_raised", ({ from, to }) => compareSeverity(to as Severity, from as Severity) > 0],
  ],
  "complaints.satisfaction_rated": [
    // Who was unhappy already and says it again sets nothing off twice.
    ["customer_unhappy", ({ rating, before }) => isUnhappy(rating as number) && !isUnhappy(before as number | null)],
  ],
};

/** As what an event can set rules off. */
export function ruleEventsOf(event: Pick<EventRow, "type" | "data">): RuleEvent[] {
  return (readings[event.type] ?? []).flatMap(([name, is]) => (is(event.data as Data) ? [name] : []));
}

/** Who did it, in a rule's words. */
export function doerOf({ actorKind }: Pick<EventRow, "actorKind">): "customer" | "staff" | "system" {
  if (actorKind === "customer") return "customer";
  return actorKind === "system" ? "system" : "staff";
}

/** True when an event is as a rule wants it, besides the words, which have to be looked up. */
export function eventFits(where: EventConditions, event: Pick<EventRow, "type" | "data" | "actorKind">): boolean {
  const data = event.data as Data;
  // What came from a customer is taken in by the system in their stead.
  const by = event.type === "conversations.message_received" ? "customer" : doerOf(event);
  if (has(where.by) && !where.by!.includes(by)) return false;
  if (has(where.to) && !where.to!.includes(data.to as never)) return false;
  if (has(where.promiseKinds) && !where.promiseKinds!.includes(data.kind as never)) return false;
  if (!has(where.tags)) return true;
  const touched = [data.added, data.removed, data.tags].flatMap((tags) => (Array.isArray(tags) ? tags : []));
  return where.tags!.some((tag) => touched.includes(tag.trim().toLowerCase()));
}

/** True when one of the words stands in the text, without regard to case and to the width of letters. */
export function hasWords(words: readonly string[], text: string): boolean {
  const searched = plain(text);
  return words.some((word) => searched.includes(plain(word)));
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Why a rule is kept from firing: its effects led back to it, or to too many others. Null: it fires. */
export function guardOf(ruleId: number, chain: readonly number[]): "own_effect" | "depth" | null {
  if (chain.includes(ruleId)) return "own_effect";
  return chain.length >= MAX_DEPTH ? "depth" : null;
}

/** The types of events that can be read as one of these. */
export function typesOf(names: readonly RuleEvent[]): string[] {
  return Object.entries(readings)
    .filter(([, list]) => list.some(([name]) => names.includes(name)))
    .map(([type]) => type);
}
