import type { Ctx } from "../../../kernel/ctx.ts";
import { lockUnsettled } from "../store/read.ts";
import { type NewLogLine, writePromises, writeWords } from "../store/write.ts";

/** What the open promises of a kind say from now on, such as another number to call. */
export type NewWords = { caseId: number; kind: string; words: string; why: Record<string, unknown> };

/** Puts what is promised into other words: the time stays, and so do the words before, in the log. */
export async function rewordPromises(ctx: Ctx, { caseId, kind, words, why }: NewWords): Promise<void> {
  await ctx.tx(async (tx) => {
    const rows = await lockUnsettled(tx.db, [caseId], [kind]);
    const changed = rows.filter((row) => row.state === "open" && row.words !== words);
    if (changed.length === 0) return;
    const at = tx.now();
    const lines = changed.map(
      (row): NewLogLine => ({ promiseId: row.id, at, kind: "reworded", data: { from: row.words, to: words, why } }),
    );
    await writeWords(
      tx.db,
      changed.map(({ id }) => id),
      words,
    );
    await writePromises(tx.db, [], lines, tx.actor);
  });
}
