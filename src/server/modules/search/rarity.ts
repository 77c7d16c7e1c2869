import type { Ctx } from "../../kernel/ctx.ts";
import { frequenciesOf } from "./frequencies.ts";

/** In fewer documents no word is known for a frequent one. */
const FEWEST_DOCUMENTS = 1_000;
/** Words in a smaller share of all documents tell all that a word can. */
const RARE = 0.003;
const LEAST = 0.2;

/**
 * How much a term (as `termsOf` gives it) tells of what a text is about: 1 for a rare one, less the more documents have it,
 * as far as the database knows.
 */
export async function rarityOfTerms(ctx: Ctx): Promise<(term: string) => number> {
  const { documents, shares } = await frequenciesOf(ctx);
  if (documents < FEWEST_DOCUMENTS) return () => 1;
  return (term) => {
    const share = shares.get(term) ?? 0;
    return share <= RARE ? 1 : Math.max(LEAST, 1 - 0.4 * Math.log10(share / RARE));
  };
}
