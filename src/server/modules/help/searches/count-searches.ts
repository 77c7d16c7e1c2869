import { randomBytes } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Locale } from "../../../../shared/contract/common.ts";
import { maskPersonalData } from "../../../../shared/personal-data.ts";
import type { Ctx } from "../../../kernel/ctx.ts";
import { perDesk } from "../../../kernel/short-memory.ts";
import type { Browser } from "../../conversations/index.ts";
import { markOpened, markWrote, type Opened, type Search, saveSearches, type Wrote } from "../store/searches.ts";
import { isMachine } from "../views/machine.ts";
import { visitorToday, visitsSince } from "./visitor.ts";

const FLUSH_MS = 5_000;
/** What was only suggested is remembered, and counts when one of its answers is opened; of so many. */
const MOST_SUGGESTED = 5_000;
const LONGEST = 200;
const NUMBERS = /\d{4,}/g;

type State = {
  searches: Search[];
  suggested: Map<string, Search>;
  opened: Opened[];
  wrote: Wrote[];
  timer: NodeJS.Timeout | null;
};
const counting = perDesk((): State => ({ searches: [], suggested: new Map(), opened: [], wrote: [], timer: null }));

/** What the links to the answers of one search bear; empty for machines, which are not counted. */
export function searchKey({ headers }: Pick<FastifyRequest, "headers">): string {
  return isMachine(headers) ? "" : randomBytes(12).toString("base64url");
}

type Counted = {
  key: string;
  brandId: number;
  locale: Locale;
  place: "search" | "contact";
  query: string;
  /** the articles, best first */
  shown: readonly number[];
  /** while somebody typed: it counts only when an answer is opened */
  suggested: boolean;
};

/** Counts a search without a word about who: what looks private in its words is hidden at once. Nobody waits for it. */
export function countSearch(ctx: Ctx, request: FastifyRequest, { key, query, suggested, ...counted }: Counted): void {
  const words = keptWords(query);
  if (key === "" || words === "") return;
  const visitor = visitorToday(ctx, request) ?? { visit: null, network: null };
  const search = { ...counted, key, words, ...visitor, shown: [...new Set(counted.shown)], at: ctx.now() };
  const state = counting(ctx);
  if (!suggested) later(ctx, state, () => state.searches.push(search));
  else {
    state.suggested.set(key, search);
    if (state.suggested.size > MOST_SUGGESTED) state.suggested.delete(state.suggested.keys().next().value!);
  }
}

/** Counts that an answer of a search was opened. Keys that nobody was given change nothing. */
export function countOpened(ctx: Ctx, request: FastifyRequest, opened: Opened): void {
  if (isMachine(request.headers)) return;
  const state = counting(ctx);
  const suggested = state.suggested.get(opened.key);
  state.suggested.delete(opened.key);
  later(ctx, state, () => {
    if (suggested) state.searches.push(suggested);
    state.opened.push(opened);
  });
}

/** Notes that somebody wrote to us from a browser: what they had searched for in the three days before was no answer. */
export function countWriting(ctx: Ctx, browser: Browser): void {
  const state = counting(ctx);
  later(ctx, state, () => state.wrote.push({ visits: visitsSince(ctx, browser), at: ctx.now() }));
}

/** Writes what was counted, in three statements. A few seconds' worth is lost when a process is killed. */
export async function flushSearches(ctx: Ctx): Promise<void> {
  const state = counting(ctx);
  if (state.timer) clearTimeout(state.timer);
  state.timer = null;
  const [searches, opened, wrote] = [state.searches.splice(0), state.opened.splice(0), state.wrote.splice(0)];
  if (searches.length > 0) await saveSearches(ctx.db, searches);
  if (opened.length > 0) await markOpened(ctx.db, opened);
  for (const one of wrote) await markWrote(ctx.db, one);
}

function later(ctx: Ctx, state: State, add: () => unknown): void {
  add();
  state.timer ??= setTimeout(() => {
    flushSearches(ctx).catch((error) => ctx.log.warn({ err: error }, "searches could not be written"));
  }, FLUSH_MS).unref();
}

/** Words as they are kept: alike in case and spaces, and with nothing in them that looks like a person's. */
export function keptWords(query: string): string {
  const plain = query.normalize("NFKC").replace(/\s+/g, " ").trim().slice(0, LONGEST);
  return maskPersonalData(plain).replace(NUMBERS, "•••••").toLowerCase();
}
