import type { FlowText } from "../contract/flows.ts";
import type { FlowOutcome } from "./kinds.ts";

/** What is known by a look-up: a text, or one in each language. */
export type Fact = string | FlowText;

/** A file that was sent as an answer, kept in the store. */
export type AnsweredFile = { name: string; type: string; size: number; sha256: string };

/** What happened in a run, line by line. All that is known and shown is read out of it. */
export type PathLine =
  | { did: "said"; step: string }
  | { did: "answered"; step: string; key: string; value: string; files?: AnsweredFile[]; at: string }
  | { did: "looked_up"; step: string; found: boolean; facts: Record<string, Fact> }
  /** `done: false`: there is no case yet; it is done when there is one */
  | { did: "acted"; step: string; done: boolean };

/** Where a run stands. */
export type FlowState = {
  /** null: it is over */
  at: string | null;
  /** Goes up with each move: an answer names the one it belongs to. */
  stepNo: number;
  path: PathLine[];
  /** answers in a row that could not be taken */
  misses: number;
  end: FlowOutcome | null;
};

/** What the run waits for. */
export type Wants =
  | { what: "answer" }
  | { what: "look_up"; step: string; port: string }
  | { what: "act"; step: string }
  | { what: "nothing" };

/** The fact that a question for an order number offers, a line each: `number · what was ordered`. */
const OFFERED_ORDERS = "my_orders.offers";

/** The orders that were looked up, to choose from where an order number is asked for. */
export function offeredOrders(known: Record<string, Fact>): { value: string; label: string }[] {
  const lines = known[OFFERED_ORDERS];
  if (typeof lines !== "string") return [];
  return lines.split("\n").flatMap((label) => {
    const [value] = label.split(" · ");
    return value ? [{ value, label }] : [];
  });
}

/** Answers and looked-up facts by name; facts of a look-up are `port.name`. */
export function knownIn(path: readonly PathLine[]): Record<string, Fact> {
  const known: Record<string, Fact> = {};
  for (const line of path) {
    if (line.did === "answered") known[line.key] = line.value;
    if (line.did === "looked_up") Object.assign(known, line.facts);
  }
  return known;
}
