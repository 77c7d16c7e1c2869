import { publishedList } from "../../knowledge/index.ts";
import { helpPath, type Visit } from "../open-help.ts";
import { makePage } from "../page-cache.ts";
import { send } from "../send.ts";
import { entryOf, headOf, otherLocale } from "./entries.ts";

/** There is no such page, or no longer: a search stands there instead. */
export async function sendGone(visited: Visit, why: "unknown" | "withdrawn"): Promise<void> {
  const { ctx, locale, say, reader } = visited;
  const newest = (await publishedList(ctx, reader, { locale, limit: 6 })).map(entryOf);
  const head = headOf(visited, "", { title: say(`help.gone.${why}`), description: "" });
  const page = {
    page: "help-gone" as const,
    help: { query: "", crumbs: [] },
    head: { ...head, indexed: false, alternates: [] },
    ...{ why, newest },
  };
  const made = await makePage(visited, { page, otherLocaleUrl: helpPath(otherLocale(locale)) });
  send(visited, made, { status: why === "withdrawn" ? 410 : 404, shared: false });
}
