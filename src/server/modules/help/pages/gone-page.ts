import { knownCustomer, publishedAtSlug, publishedEditionsOf, publishedList } from "../../knowledge/index.ts";
import { helpPath, type Visit } from "../open-help.ts";
import { makePage } from "../page-cache.ts";
import { send } from "../send.ts";
import { entryOf, headOf, otherLocale } from "./entries.ts";
import { sendSignIn } from "./sign-in-page.ts";

/** There is no such page, or no longer: a search stands there instead. */
export async function sendGone(visited: Visit, why: "unknown" | "withdrawn"): Promise<void> {
  const { ctx, locale, say, reader } = visited;
  const newest = (await publishedList(ctx, reader, { locale, limit: 6 })).map(entryOf);
  const head = headOf(visited, "", { title: say(`help.gone.${why}`), description: "" });
  const page = {
    page: "help-gone" as const,
    help: { query: "", crumbs: [], reader: null },
    head: { ...head, indexed: false, alternates: [] },
    ...{ why, newest },
  };
  const made = await makePage(visited, { page, otherLocaleUrl: helpPath(otherLocale(locale)) });
  send(visited, made, { status: why === "withdrawn" ? 410 : 404, shared: false });
}

/** Nothing that this reader may see: whoever may read more once they sign in is asked to, and told nothing of it. */
export async function sendUnknown(visited: Visit, at: { slug: string } | { id: number }): Promise<void> {
  const { ctx, brand, locale, http, signedIn } = visited;
  const reader = knownCustomer(brand.id);
  const isTheirs =
    !signedIn &&
    ("id" in at
      ? (await publishedEditionsOf(ctx, reader, at.id)).length > 0
      : (await publishedAtSlug(ctx, reader, { slug: at.slug, locale }))?.is === "shown");
  if (!isTheirs) return sendGone(visited, "unknown");
  return sendSignIn(visited, { ask: "address", typed: "", fault: null }, http.request.url.slice(0, 500), 403);
}
