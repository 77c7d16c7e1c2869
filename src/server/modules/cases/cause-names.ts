import type { Ctx } from "../../kernel/ctx.ts";

/** The causes that a name in a query means, with all below them. Causes stand above cases and hand their finder down. */
export type CauseNames = (ctx: Ctx, name: string) => Promise<number[]>;

let finder: CauseNames | null = null;

/** Makes the finder known; called once, when the modules are put together. */
export function provideCauseNames(find: CauseNames): void {
  finder = find;
}

/** The causes of a name; none in a program without causes. */
export async function causesNamed(ctx: Ctx, name: string): Promise<number[]> {
  return (await finder?.(ctx, name)) ?? [];
}
