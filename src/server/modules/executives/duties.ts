import type { Ctx } from "../../kernel/ctx.ts";
import type { Executive } from "./find-executives.ts";

/** What customers have with an executive: with those who leave the list it would be nobody's. */
export type Duties = {
  name: "mailboxes" | "letters";
  /** How many there are; whoever adds one waits until the transaction ends. */
  count(tx: Ctx, staffId: number): Promise<number>;
  /** Makes them another executive's. */
  handOver(tx: Ctx, from: number, to: Executive): Promise<void>;
};

const known = new Map<Duties["name"], Duties>();

/**
 * Makes duties known. Executives come before what keeps them in the order of modules, and may call none of them.
 * @throws Error for a second of the same name
 */
export function provideDuties(duties: Duties): void {
  if (known.has(duties.name)) throw new Error(`The duties ${duties.name} are declared twice.`);
  known.set(duties.name, duties);
}

/** How many of each an executive has. */
export async function dutiesOf(tx: Ctx, staffId: number): Promise<Record<Duties["name"], number>> {
  const counts = { mailboxes: 0, letters: 0 };
  for (const { name, count } of known.values()) counts[name] = await count(tx, staffId);
  return counts;
}

/** Makes all of them another executive's. */
export async function handOverDuties(tx: Ctx, from: number, to: Executive): Promise<void> {
  for (const duties of known.values()) await duties.handOver(tx, from, to);
}
