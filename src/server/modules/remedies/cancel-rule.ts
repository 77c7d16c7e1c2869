import type { Ctx } from "../../kernel/ctx.ts";
import type { RemedyFacts } from "./store/remedies.ts";

/**
 * What follows for others when a remedy is cancelled, in the same transaction and while the remedy is locked; throws where
 * it must not be.
 */
export type CancelRule = (tx: Ctx, remedy: RemedyFacts, reason: string) => Promise<void>;

const rules: CancelRule[] = [];

/** Adds a rule; called when the modules are put together, by those that stand above remedies. */
export function provideCancelRule(rule: CancelRule): void {
  rules.push(rule);
}

/** Asks all of them. @throws what they throw */
export async function followCancel(tx: Ctx, remedy: RemedyFacts, reason: string): Promise<void> {
  for (const rule of rules) await rule(tx, remedy, reason);
}
