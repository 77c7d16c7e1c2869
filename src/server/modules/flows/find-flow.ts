import type { Locale } from "../../../shared/contract/common.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { termsOf } from "../search/index.ts";
import { type FlowFacts, publishedFlows } from "./store/flows.ts";

/** Below this what was said has little to do with any of the phrases. */
const LEAST = 0.34;

/**
 * The flow that what somebody said asks for, by its example sentences, with how sure that is (0–1); null for none.
 * A word that stands in the phrases of many flows tells less than one that stands in those of one.
 */
export async function flowFor(
  ctx: Ctx,
  text: string,
  locale: Locale,
  brandId: number,
): Promise<{ flow: FlowFacts; score: number } | null> {
  const flows = (await publishedFlows(ctx.db)).filter(({ spec }) => isOfBrand(spec.brandIds, brandId));
  const phrases = flows.flatMap((flow) =>
    flow.spec.triggers[locale].map((phrase) => ({ flow, terms: new Set(termsOf(phrase)) })),
  );
  const asked = new Set(termsOf(text.slice(0, 500)));
  const weigh = weightsOf(phrases);
  const total = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + weigh(term), 0);
  const scored = phrases.map(({ flow, terms }) => {
    const shared = total([...terms].filter((term) => asked.has(term)));
    // What else somebody says around it counts less than what of the phrase they do not say.
    const score = shared === 0 ? 0 : shared / (0.8 * total(terms) + 0.2 * total(asked));
    return { flow, score: Math.min(1, score) };
  });
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return best && best.score >= LEAST ? best : null;
}

export function isOfBrand(brandIds: readonly number[], brandId: number): boolean {
  return brandIds.length === 0 || brandIds.includes(brandId);
}

function weightsOf(phrases: readonly { flow: FlowFacts; terms: ReadonlySet<string> }[]) {
  const holders = new Map<string, Set<number>>();
  for (const { flow, terms } of phrases) {
    for (const term of terms) holders.set(term, (holders.get(term) ?? new Set()).add(flow.id));
  }
  return (term: string) => 1 / (holders.get(term)?.size ?? 2);
}
