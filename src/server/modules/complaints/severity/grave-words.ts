import type { Ctx } from "../../../kernel/ctx.ts";
import { severityRules } from "./current-rules.ts";
import { hitsOf } from "./policy.ts";
import { careMarkOf } from "./store.ts";

/** Rules of the desk's own whose words make a message something for a person, with the words; care for the vulnerable apart. */
export type GraveWords = { rule: string; vulnerable: boolean; matched: string | null };

/** Whether what somebody wrote, or who they are, asks for a person at once, by the rules that weigh complaints; null for not. */
export async function graveWords(
  ctx: Ctx,
  { text, customerId }: { text: string; customerId: number },
): Promise<GraveWords | null> {
  const { spec } = await severityRules.get(ctx);
  const careMark = await careMarkOf(ctx.db, customerId);
  const hits = hitsOf(spec, { text, kind: "question", tier: null, careMark, figures: {} });
  const told = hits.filter(({ rule }) => rule.signal === "words" || rule.signal === "care_mark");
  const worst = told.find(({ rule }) => rule.complaint) ?? told[0];
  return worst ? { rule: worst.rule.key, vulnerable: !worst.rule.complaint, matched: worst.matched } : null;
}
