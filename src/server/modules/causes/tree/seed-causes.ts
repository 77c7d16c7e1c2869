import { sql } from "kysely";
import type { Ctx } from "../../../kernel/ctx.ts";
import { requireFromTheStart } from "../settings.ts";
import { allCauses, insertCause } from "../store/causes.ts";
import { type StartingCause, startingTree } from "./starting-tree.ts";

/** Gives a desk that has no causes the tree of an ordinary online shop. */
export async function seedCauses(ctx: Ctx): Promise<void> {
  if ((await allCauses(ctx.db)).length > 0) return;
  await ctx.tx(async (tx) => {
    // Of several nodes that start at once one plants.
    await sql`lock table causes in share row exclusive mode`.execute(tx.db);
    if ((await allCauses(tx.db)).length > 0) return;
    await plant(tx, startingTree, null);
    await requireFromTheStart(tx);
  });
}

async function plant(tx: Ctx, causes: readonly StartingCause[], parentId: number | null): Promise<void> {
  for (const [n, { code, zh, en, hints, below }] of causes.entries()) {
    const names = { "zh-CN": zh, en };
    const cause = { parentId, code, names, hints: hints ? hints.split("|") : [], position: (n + 1) * 10 };
    const id = await insertCause(tx.db, cause, tx.now());
    await plant(tx, below ?? [], id);
  }
}
