import type { Ctx } from "../../../kernel/ctx.ts";
import { embeddingModel, embedQuestion } from "../../models/index.ts";
import type { Ranked } from "../search/rank.ts";
import { nearestPassages } from "../store/embeddings.ts";
import type { Match } from "../store/matches.ts";

/** So many by their bits, of which so many by their vectors. */
const FIRST = 200;
const NEAREST = 60;
/** What the nearest meaning counts beside the best words. */
const WEIGHT = 0.5;
/** Codes of products and errors mean nothing to a model, and everything to who types one. */
const CODE = /(?=[\p{L}\d-]*\d)(?=[\p{L}\d-]*[a-z])[a-z\d]+(?:-[a-z\d]+)*/iu;

export type Near = Match & { likeness: number };
type Wanted = Parameters<typeof nearestPassages>[1];

/** The passages that mean what is asked; none without a model, in doubt about a code, or where it takes too long. */
export async function nearTo(ctx: Ctx, question: string, wanted: Wanted): Promise<Near[]> {
  const model = embeddingModel(ctx);
  if (model === null || CODE.test(question)) return [];
  const vector = await embedQuestion(ctx, question);
  return vector ? nearestPassages(ctx.db, wanted, { model, vector, first: FIRST, limit: NEAREST }) : [];
}

/**
 * Puts what was found by words and by meaning in one order: the score by words as a share of the best, and to it how near the
 * meaning is among the nearest. Scores stay in the units of those by words. Pure.
 */
export function joinIn<R extends Ranked>(ranked: readonly R[], near: readonly Near[]): R[] {
  if (near.length === 0) return [...ranked];
  const best = Math.max(...ranked.map(({ score }) => score), Number.MIN_VALUE);
  const likeness = near.map((one) => one.likeness);
  const [most, least] = [Math.max(...likeness), Math.min(...likeness)];
  const span = most - least || 1;
  const by = new Map(near.map((one) => [one.passageId, (one.likeness - least) / span]));
  return ranked
    .map((one) => ({ ...one, score: one.score + WEIGHT * best * (by.get(one.passageId) ?? 0) }))
    .toSorted((a, b) => b.score - a.score || a.passageId - b.passageId);
}
