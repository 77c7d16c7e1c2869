import type { Ctx } from "../../kernel/ctx.ts";
import type { CaseFacts } from "./store/case-facts.ts";

/** Tells who answers for a case in which a machine talks with the customer; null for a case of people. */
export type MachineHolder = (ctx: Ctx, row: CaseFacts) => Promise<number | null>;

let holder: MachineHolder | null = null;

/** Called when the modules are put together, by the one whose machine talks. */
export function provideMachineHolder(provided: MachineHolder): void {
  holder = provided;
}

/** Who answers for a case while a machine talks in it; null where none does. */
export async function machineHolderOf(ctx: Ctx, row: CaseFacts): Promise<number | null> {
  return holder === null ? null : holder(ctx, row);
}
