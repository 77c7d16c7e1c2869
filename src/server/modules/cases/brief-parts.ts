import type { BriefMore } from "../../../shared/contract/brief.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import type { CaseFacts } from "./store/case-facts.ts";

/** What a module that stands above cases knows of a case's story. The actor may see the case. */
export type BriefPart = (ctx: Ctx, row: CaseFacts) => Promise<Partial<BriefMore>>;

/** More is no brief any more. */
const MOST_TRIED = 4;
const parts: BriefPart[] = [];

/** Adds a part; called when the modules are put together. */
export function provideBriefPart(part: BriefPart): void {
  parts.push(part);
}

/** What all of them know, the latest of what was tried. */
export async function briefMoreOf(ctx: Ctx, row: CaseFacts): Promise<BriefMore> {
  const known = await Promise.all(parts.map((part) => part(ctx, row)));
  return {
    wants: known.find(({ wants }) => wants)?.wants ?? null,
    mood: known.find(({ mood }) => mood)?.mood ?? null,
    tried: known
      .flatMap(({ tried }) => tried ?? [])
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .slice(-MOST_TRIED),
  };
}
