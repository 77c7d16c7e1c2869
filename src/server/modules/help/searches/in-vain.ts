import type { Readable } from "node:stream";
import type { Locale } from "../../../../shared/contract/common.ts";
import type {
  DismissSearch,
  VainQuery,
  VainSearch,
  WriteForSearch,
} from "../../../../shared/contract/help-searches.ts";
import { csvOf } from "../../../kernel/csv.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { audit } from "../../accounts/index.ts";
import { createArticle } from "../../knowledge/index.ts";
import { queryTerms } from "../../search/index.ts";
import { reopenWords, searchedInVain, settleWords } from "../store/in-vain.ts";

const DAY = 86_400_000;
/** So many ways of asking are looked through, and so many groups told. */
const MOST = 2_000;
const MOST_GROUPS = 200;
/** Searches that share so much of their words ask the same. */
const ALIKE = 0.6;

type Group = VainSearch & { terms: Set<string> };

/** What was searched for in vain, alike ones together, the most frequent first. */
export async function listInVain(ctx: Ctx, query: VainQuery): Promise<VainSearch[]> {
  const { kind = "nothing", state = "open", days = 30 } = query;
  const since = new Date(ctx.now().getTime() - days * DAY);
  const rows = await searchedInVain(ctx.db, { kind, since, state, limit: MOST });
  const groups: Group[] = [];
  for (const { words, locale, count, lastAt, articleId } of rows) {
    const terms = new Set(queryTerms(words));
    const at = lastAt.toISOString();
    const known = groups.find((group) => group.articleId === articleId && likeness(group.terms, terms) >= ALIKE);
    if (!known) groups.push({ words, alike: [], locale, count, lastAt: at, articleId, terms });
    else {
      known.count += count;
      known.alike.push(words);
      if (at > known.lastAt) known.lastAt = at;
    }
  }
  const often = groups.toSorted((a, b) => b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1));
  return often.slice(0, MOST_GROUPS).map(({ terms: _, ...group }) => group);
}

/** The same as CSV; that somebody took it out is in the audit log. */
export async function exportInVain(ctx: Ctx, query: VainQuery): Promise<Readable> {
  await audit(ctx, { action: "help.searches_exported", details: { ...query } });
  const items = await listInVain(ctx, query);
  const records = items.map(({ alike, ...item }) => ({ ...item, alike: alike.join(" | ") }));
  return csvOf(["words", "alike", "locale", "count", "lastAt", "articleId"], records);
}

/** Begins the article that searches lack: a draft with their words as its title, for an editor to write. */
export async function writeForSearch(
  ctx: Ctx,
  { words, locale }: WriteForSearch,
): Promise<{ articleId: number; locale: Locale }> {
  return ctx.tx(async (tx) => {
    const title = words[0]!.replace(/\s+/g, " ").slice(0, 120);
    const articleId = await createArticle(tx, { locale, words: { title, summary: "", body: "" } });
    await settleWords(tx.db, { words, state: "written", articleId, by: staffOf(tx), at: tx.now() });
    return { articleId, locale };
  });
}

/** Puts searches aside that need no article, or takes them up again. */
export async function dismissSearch(ctx: Ctx, { words, dismissed }: DismissSearch): Promise<void> {
  await ctx.tx(async (tx) => {
    const todo = { words, state: "dismissed", articleId: null, by: staffOf(tx), at: tx.now() } as const;
    if (dismissed) await settleWords(tx.db, todo);
    else await reopenWords(tx.db, words);
    const action = dismissed ? "help.search_dismissed" : "help.search_reopened";
    await audit(tx, { action, details: { words: words[0]!, alike: words.length - 1 } });
  });
}

function staffOf({ actor }: Ctx): number | null {
  return actor.kind === "staff" ? actor.id : null;
}

/** How much two searches have in common: of all their words (Jaccard). */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((term) => other.has(term)).length;
  return common === 0 ? 0 : common / (one.size + other.size - common);
}
