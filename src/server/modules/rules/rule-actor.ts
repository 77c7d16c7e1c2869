import { type Actor, systemActor } from "../../kernel/ctx.ts";
import type { EventRow } from "../../kernel/events/define-event.ts";

const NAME = "rule: ";

/** Acts for a rule. What it does is signed with its firing, by which its effects are known. */
export function ruleActor(name: string, firingId: number): Actor {
  return { ...systemActor(`${NAME}${name}`), id: firingId };
}

/** The firing that an event is an effect of, or null. */
export function firingBehind(event: Pick<EventRow, "actorKind" | "actorId" | "actorName">): number | null {
  return event.actorKind === "system" && event.actorName?.startsWith(NAME) ? event.actorId : null;
}
