import type { BriefMore } from "../../../../shared/contract/brief.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { staffRefs } from "../../accounts/index.ts";
import { type CaseFacts, provideBriefPart } from "../../cases/index.ts";
import { callsMade } from "./attempts.ts";

const LAST = 2;

provideBriefPart(briefPart);

/** That we called them and nobody picked up: who answers now can say so. Calls that were answered are among what was said. */
async function briefPart(ctx: Ctx, row: CaseFacts): Promise<Partial<BriefMore>> {
  const vain = (await callsMade(ctx.db, row.id)).filter(({ outcome }) => outcome === "missed" || outcome === "busy");
  const last = vain.slice(0, LAST);
  const people = await staffRefs(
    ctx,
    last.flatMap(({ agentId }) => agentId ?? []),
  );
  return {
    tried: last.map(({ endedAt, agentId }) => ({
      at: endedAt.toISOString(),
      what: "called" as const,
      terms: null,
      by: people.get(agentId ?? 0)?.name ?? null,
    })),
  };
}
