import type { Ctx } from "../../kernel/ctx.ts";
import { queryTerms, rarityOfTerms, tsqueryLiteral } from "../search/index.ts";
import type { Likeness } from "./store/solutions.ts";

const LONGEST = 400;
const MOST_TERMS = 24;
/** Questions that share none of their most telling words are not alike; to look for all of them would fetch too much. */
const LOOKED_FOR = 8;

/** Words that questions of any kind share: two are not alike for both asking how. */
const ASKING = new Set(
  "你好 您好 请问 怎么 怎么办 如何 什么 为什么 哪里 哪个 多少 可以 能 能否 会 要 想 想问 问 一下 处理 办 谢谢 麻烦 我 了 hello hi dear pleas how what why when where can could would do doe help thank".split(
    " ",
  ),
);
const ASKS = 0.1;
const SINGLE = 0.3;

/** What a question is compared by; null where it says nothing. */
export async function likenessOf(ctx: Ctx, question: string): Promise<Likeness | null> {
  const rarity = await rarityOfTerms(ctx);
  const terms = queryTerms(question.slice(0, LONGEST))
    .slice(0, MOST_TERMS)
    .map((term) => ({ query: tsqueryLiteral([term]), weight: rarity(term) * weightOf(term) }));
  if (terms.length === 0) return null;
  const telling = terms.toSorted((a, b) => b.weight - a.weight).slice(0, LOOKED_FOR);
  return { terms, any: telling.map(({ query }) => query).join(" | ") };
}

/** A single character says little, a word of asking nearly nothing. */
function weightOf(term: string): number {
  if (ASKING.has(term)) return ASKS;
  return term.length > 1 ? 1 : SINGLE;
}
