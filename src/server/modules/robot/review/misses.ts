import type { RobotMisses } from "../../../../shared/contract/robot.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { missesBetween } from "../store/review.ts";
import { tellingTerms } from "../understand/telling.ts";
import { reviewQuery } from "./query.ts";

/** So many questions are looked through, and so many groups told. */
const MOST = 2_000;
const MOST_GROUPS = 100;
/** Questions that share so much of their words ask the same. */
const ALIKE = 0.5;

type Group = { terms: Set<string>; words: string; count: number; lastAt: Date; dialogueIds: Set<number> };

/** What was asked often and answered nowhere: the newest questions in vain, alike ones together, the most frequent first. */
export async function listMisses(ctx: Ctx, span: { from?: string; to?: string }): Promise<RobotMisses> {
  const rows = await missesBetween(ctx.db, reviewQuery(ctx, span), MOST);
  const groups: Group[] = [];
  for (const { dialogueId, words, at } of rows) {
    const terms = new Set(tellingTerms(words));
    if (terms.size === 0) continue;
    const known = groups.find((group) => likeness(group.terms, terms) >= ALIKE);
    if (known) {
      known.count++;
      known.dialogueIds.add(dialogueId);
    } else groups.push({ terms, words, count: 1, lastAt: at, dialogueIds: new Set([dialogueId]) });
  }
  const often = groups.toSorted((a, b) => b.count - a.count || b.lastAt.getTime() - a.lastAt.getTime());
  return {
    items: often.slice(0, MOST_GROUPS).map(({ words, count, lastAt, dialogueIds }) => ({
      words,
      count,
      lastAt: lastAt.toISOString(),
      dialogueIds: [...dialogueIds].slice(0, 10),
    })),
  };
}

/** How much two questions have in common: of all their words (Jaccard). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((term) => other.has(term)).length;
  return common / (one.size + other.size - common);
}
