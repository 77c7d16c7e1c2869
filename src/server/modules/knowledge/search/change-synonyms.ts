import type { ChangeSynonyms, SynonymList, TriedSynonyms, TrySynonyms } from "../../../../shared/contract/knowledge.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { invalidInput } from "../../../kernel/errors.ts";
import { audit } from "../../accounts/index.ts";
import { synonymsChanged } from "../errors.ts";
import { colleague } from "../reader.ts";
import { lockSynonyms, replaceSynonyms } from "../store/synonyms.ts";
import { listSynonyms } from "./keep-synonyms.ts";
import { searchKnowledge } from "./search-knowledge.ts";
import { startingSynonyms } from "./starting-synonyms.ts";
import { forgetSynonyms } from "./synonyms.ts";

const SHOWN = 5;
const MOST = 2_000;

/** The groups as they are kept, with those among them that a new desk begins with. */
export async function showSynonyms(ctx: Ctx): Promise<SynonymList> {
  const groups = await listSynonyms(ctx);
  const begun = new Set(startingSynonyms.map((words) => JSON.stringify(words)));
  return { groups, shipped: groups.flatMap((words, at) => (begun.has(JSON.stringify(words)) ? [at] : [])) };
}

/**
 * Adds a group, changes it, or takes it out. Other groups stay as they are, whoever changes them meanwhile.
 * @throws knowledge.synonyms_changed when the group is not there any more, request.invalid for a group of one
 */
export async function changeSynonyms(ctx: Ctx, change: ChangeSynonyms): Promise<SynonymList> {
  await ctx.tx(async (tx) => {
    await lockSynonyms(tx.db);
    const groups = await listSynonyms(tx);
    const changed = withChange(groups, change);
    if (changed.length > MOST) throw invalidInput({ field: "after", problem: `at most ${MOST} groups` });
    await replaceSynonyms(tx.db, changed, tx.now());
    await audit(tx, {
      action: "knowledge.synonyms_changed",
      subject: { kind: "settings", id: null },
      details: {
        words: (change.after ?? change.before ?? []).join(", "),
        before: groups.length,
        after: changed.length,
      },
    });
  });
  forgetSynonyms(ctx);
  return showSynonyms(ctx);
}

/** What a search finds as synonyms are, and as they would be after a change. Nothing is kept. */
export async function trySynonyms(ctx: Ctx, { query, ...change }: TrySynonyms): Promise<TriedSynonyms> {
  const groups = await listSynonyms(ctx);
  const asked = { query, reader: colleague, locales: ["zh-CN", "en"] as const, limit: SHOWN };
  const [before, after] = await Promise.all([
    searchKnowledge(ctx, { ...asked, synonyms: groups }),
    searchKnowledge(ctx, { ...asked, synonyms: withChange(groups, change) }),
  ]);
  return { before, after };
}

function withChange(groups: readonly string[][], { before, after }: ChangeSynonyms): string[][] {
  const words = after && [...new Set(after.map((word) => word.trim()).filter(Boolean))];
  if (words && words.length < 2) throw invalidInput({ field: "after", problem: "needs two words that mean the same" });
  if (before === null) return words ? [...groups, words] : [...groups];
  const at = groups.findIndex((group) => JSON.stringify(group) === JSON.stringify(before));
  if (at === -1) throw synonymsChanged();
  return groups.toSpliced(at, 1, ...(words ? [words] : []));
}
