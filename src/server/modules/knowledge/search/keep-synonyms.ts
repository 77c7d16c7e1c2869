import type { Ctx } from "../../../kernel/ctx.ts";
import { invalidInput } from "../../../kernel/errors.ts";
import { audit } from "../../accounts/index.ts";
import { allSynonyms, lockSynonyms, replaceSynonyms } from "../store/synonyms.ts";
import { startingSynonyms } from "./starting-synonyms.ts";
import { forgetSynonyms } from "./synonyms.ts";

const SEEDED = "knowledge.synonyms_seeded";

/** The groups of words that mean the same. */
export async function listSynonyms(ctx: Ctx): Promise<string[][]> {
  return (await allSynonyms(ctx.db)).map(({ words }) => words);
}

/** Keeps these groups and no others. @throws request.invalid for a group of one */
export async function saveSynonyms(ctx: Ctx, groups: readonly string[][]): Promise<string[][]> {
  const kept = groups.map((words) => [...new Set(words.map((word) => word.trim()).filter(Boolean))]);
  const lonely = kept.findIndex((words) => words.length < 2);
  if (lonely !== -1) throw invalidInput({ field: `groups/${lonely}`, problem: "needs two words that mean the same" });
  await ctx.tx(async (tx) => {
    await lockSynonyms(tx.db);
    const before = await listSynonyms(tx);
    await replaceSynonyms(tx.db, kept, tx.now());
    await audit(tx, {
      action: "knowledge.synonyms_changed",
      subject: { kind: "settings", id: null },
      details: { before: before.length, after: kept.length },
    });
  });
  forgetSynonyms(ctx);
  return kept;
}

/** What a new desk begins with, once: whoever empties the list keeps it empty. */
export async function seedSynonyms(ctx: Ctx): Promise<void> {
  await ctx.tx(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx.db
      .insertInto("settings")
      .values({ key: SEEDED, value: "true", updatedAt: tx.now() })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return;
    await replaceSynonyms(tx.db, startingSynonyms, tx.now());
  });
}
