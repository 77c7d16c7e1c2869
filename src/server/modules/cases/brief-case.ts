import type { CaseBrief } from "../../../shared/contract/cases.ts";
import type { PromiseView } from "../../../shared/contract/promises.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { staffRefs } from "../accounts/index.ts";
import { storyOfCase } from "../conversations/index.ts";
import { customerRefs } from "../customers/index.ts";
import { promisesOfCases } from "../promises/index.ts";
import { briefMoreOf } from "./brief-parts.ts";
import { getCase } from "./get-case.ts";
import { whoseTurn } from "./policy.ts";
import type { CaseFacts } from "./store/case-facts.ts";

/** More of a kind are no brief any more. */
const MOST_PROMISES = 3;

/** The story of a case so far. @throws cases.not_found */
export async function briefCase(ctx: Ctx, id: number): Promise<CaseBrief> {
  const row = await getCase(ctx, id);
  const promises = (await promisesOfCases(ctx, [id], new Map([[id, row.subject]]))).get(id) ?? [];
  return briefOf(ctx, row, promises);
}

/** The same for a case whose row and promises are at hand. */
export async function briefOf(ctx: Ctx, row: CaseFacts, promises: readonly PromiseView[]): Promise<CaseBrief> {
  const [story, customers, more] = await Promise.all([
    storyOfCase(ctx, row.id),
    customerRefs(ctx, [row.customerId]),
    briefMoreOf(ctx, row),
  ]);
  const { lastSaid, lastHeard } = story;
  const authorId = lastSaid?.authorId ?? null;
  const author = authorId === null ? null : ((await staffRefs(ctx, [authorId])).get(authorId) ?? null);
  const open = promises.filter(({ state }) => state === "open");
  return {
    customer: customers.get(row.customerId) ?? { id: row.customerId, name: `#${row.customerId}` },
    subject: row.subject,
    firstWords: story.firstWords,
    contacts: story.contacts.map(({ firstAt, lastAt, ...contact }) => ({
      ...contact,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
    openPromises: open.toSorted((a, b) => due(a) - due(b)).slice(0, MOST_PROMISES),
    brokenPromises: promises.filter(({ state }) => state === "broken").slice(0, MOST_PROMISES),
    lastSaid: lastSaid && {
      at: lastSaid.at.toISOString(),
      by: author,
      channel: lastSaid.channel,
      words: lastSaid.words,
    },
    lastHeard: lastHeard && { ...lastHeard, at: lastHeard.at.toISOString() },
    more,
    turn: whoseTurn(row, open.length > 0),
    awaitingSince: row.awaitingSince?.toISOString() ?? null,
  };
}

/** What is paused is due after everything that is not. */
function due({ dueAt }: PromiseView): number {
  return dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt);
}
