import type { Ctx } from "../../kernel/ctx.ts";

/** What must be so before somebody says that a case is done; throws where it is not. Called in the act's transaction. */
export type DoneRule = (ctx: Ctx, row: { id: number; kind: string }) => Promise<void>;

const rules: DoneRule[] = [];

/** Adds a rule; called when the modules are put together, by those that stand above cases. */
export function provideDoneRule(rule: DoneRule): void {
  rules.push(rule);
}

/** Asks all of them. @throws what they throw */
export async function checkDone(ctx: Ctx, row: { id: number; kind: string }): Promise<void> {
  for (const rule of rules) await rule(ctx, row);
}
