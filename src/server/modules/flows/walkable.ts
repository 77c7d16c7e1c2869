import type { FlowOffer } from "../../../shared/contract/flows.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getCase } from "../cases/index.ts";
import { termsOf } from "../search/index.ts";
import { isOfBrand } from "./find-flow.ts";
import { type FlowFacts, publishedFlows } from "./store/flows.ts";

/** The guides that customers of a brand may walk alone. */
export async function guidesOf(ctx: Ctx, brandId: number): Promise<FlowFacts[]> {
  const flows = await publishedFlows(ctx.db);
  return flows.filter(({ spec }) => spec.kind === "troubleshooting" && isOfBrand(spec.brandIds, brandId));
}

/** A guide by its address; undefined for none, and for one that is not for everybody. */
export async function guideAt(ctx: Ctx, slug: string): Promise<FlowFacts | undefined> {
  return (await publishedFlows(ctx.db)).find((flow) => flow.slug === slug && flow.spec.kind === "troubleshooting");
}

/**
 * The flows that may be walked in a case, those first whose words and products the case speaks of.
 * @param words what is looked for; empty: all
 * @throws cases.not_found
 */
export async function flowsForCase(ctx: Ctx, caseId: number, words: string): Promise<FlowOffer[]> {
  const { brandId, subject, tags } = await getCase(ctx, caseId);
  const flows = (await publishedFlows(ctx.db)).filter(({ spec }) => isOfBrand(spec.brandIds, brandId));
  const about = new Set(termsOf(`${subject} ${tags.join(" ")}`));
  const asked = new Set(termsOf(words));
  return flows
    .map(({ id, spec }) => {
      const own = termsOf(
        [
          ...Object.values(spec.name),
          ...Object.values(spec.about),
          ...spec.triggers["zh-CN"],
          ...spec.triggers.en,
          ...spec.products,
        ].join(" "),
      );
      const count = (terms: ReadonlySet<string>) => new Set(own.filter((term) => terms.has(term))).size;
      const offer = { id, name: spec.name, about: spec.about, kind: spec.kind, products: spec.products };
      return { offer, fits: count(about), asked: count(asked) };
    })
    .filter((row) => asked.size === 0 || row.asked > 0)
    .sort((a, b) => b.asked - a.asked || b.fits - a.fits || a.offer.id - b.offer.id)
    .map(({ offer }) => offer);
}
