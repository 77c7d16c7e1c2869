import type { SearchHit } from "../../../shared/contract/search.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { getCases } from "../cases/index.ts";
import { messagesToSearch } from "../conversations/index.ts";
import { customersToSearch } from "../customers/index.ts";
import { excerptOf } from "./excerpt.ts";
import type { Match } from "./store/matches.ts";

/**
 * Matches as they are shown. Each is read again and its case asked for as the person who searches, so that the index,
 * which is a moment behind, never shows what must not be seen.
 */
export async function presentHits(ctx: Ctx, matches: readonly Match[], query: string): Promise<SearchHit[]> {
  const ids = (kind: Match["kind"]) => matches.filter((match) => match.kind === kind).map((match) => match.refId);
  const messages = await messagesToSearch(ctx, ids("message"));
  const customers = await customersToSearch(ctx, ids("customer"));
  const cases = await getCases(ctx, [...ids("case"), ...[...messages.values()].map((message) => message.caseId)]);
  return matches.flatMap((match): SearchHit[] => {
    const at = match.at.toISOString();
    if (match.kind === "customer") {
      const customer = customers.get(match.refId);
      if (!customer) return [];
      const { id, name, handles, company } = customer;
      const title = name ?? handles[0] ?? `#${id}`;
      const excerpt = excerptOf([...handles, company].filter(Boolean).join(" · "), query);
      return [
        { kind: "customer", id, caseId: null, customerId: id, title, excerpt, category: null, channel: null, at },
      ];
    }
    const message = match.kind === "message" ? messages.get(match.refId) : undefined;
    if (match.kind === "message" && !message) return [];
    const found = cases.get(message?.caseId ?? match.refId);
    if (!found) return [];
    return [
      {
        kind: match.kind,
        id: match.refId,
        caseId: found.id,
        customerId: found.customerId,
        title: found.subject,
        excerpt: excerptOf(message ? [message.text, ...message.machineWords].join("\n") : found.subject, query),
        category: found.category,
        channel: message?.channel ?? found.channel,
        at,
      },
    ];
  });
}
