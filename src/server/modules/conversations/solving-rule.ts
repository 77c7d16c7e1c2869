import type { Ctx } from "../../kernel/ctx.ts";

/** What must be so before somebody answers and solves a case at once; throws where it is not. */
export type SolvingRule = (ctx: Ctx, subject: { id: number; kind: string }) => Promise<void>;

const rules: SolvingRule[] = [];

/** Adds a rule; called when the modules are put together, by those that stand above. */
export function provideSolvingRule(rule: SolvingRule): void {
  rules.push(rule);
}

/** Asks all of them, before anything is written. @throws what they throw */
export async function checkSolving(ctx: Ctx, subject: { id: number; kind: string }): Promise<void> {
  for (const rule of rules) await rule(ctx, subject);
}
