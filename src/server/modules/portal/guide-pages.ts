import type { Locale } from "../../../shared/contract/common.ts";
import type { FlowTurn } from "../../../shared/contract/flows.ts";
import type { GuidePage } from "../../../shared/contract/guides.ts";
import { sayLabel } from "../../../shared/forms/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { wordsOf } from "../../kernel/words.ts";
import type { BrandInfo } from "../brands/index.ts";
import type { FlowFacts } from "../flows/index.ts";
import { firstForm } from "../forms/index.ts";

/** All guides of a brand. */
export function guidesPage(own: Ctx, flows: readonly FlowFacts[], locale: Locale): GuidePage {
  const say = wordsOf(locale);
  const guides = flows.map(({ slug, spec }) => ({
    slug,
    name: sayLabel(spec.name, locale),
    about: sayLabel(spec.about, locale),
  }));
  const description = say("portal.guide.listHint");
  return { page: "guides", guide: "", guides, head: headOf(own, "", say("portal.guide.list"), description, true) };
}

/** Where a guide begins: nothing is kept until somebody presses the button. */
export function guidePage(own: Ctx, { slug, spec }: FlowFacts, locale: Locale): GuidePage {
  const [name, about] = [sayLabel(spec.name, locale), sayLabel(spec.about, locale)];
  return { page: "guide-start", guide: slug, name, about, head: headOf(own, `/${slug}`, name, about, true) };
}

/** Where a walk stands. */
export async function stepPage(
  own: Ctx,
  at: { flow: FlowFacts; brand: BrandInfo; turn: FlowTurn; token: string; locale: Locale; typed?: string },
): Promise<GuidePage> {
  const { flow, turn, token, locale } = at;
  const { slug } = await firstForm(own, at.brand.id);
  return {
    page: "guide-step",
    guide: flow.slug,
    turn,
    token,
    typed: at.typed ?? "",
    writeUrl: `/f/${slug}?lang=${locale}&walk=${token}`,
    head: headOf(own, `/${flow.slug}`, turn.name, "", false),
  };
}

function headOf(own: Ctx, path: string, title: string, description: string, indexed: boolean) {
  const canonical = `${own.config.url}/guide${path}`;
  return { title, description, canonical, feed: null, jsonLd: null, indexed };
}
