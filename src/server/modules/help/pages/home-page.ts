import { publishedAmong, publishedCategories, publishedList } from "../../knowledge/index.ts";
import { helpPath, type Visit } from "../open-help.ts";
import type { MadePage } from "../page-cache.ts";
import { mostRead } from "../store/figures.ts";
import { entryOf, headOf, nameOf, otherLocale, within } from "./entries.ts";

const IN_CATEGORY = 4;
const IN_LIST = 6;
const MONTH_MS = 30 * 86_400_000;

/** The first page: what there is by category, what is read most, what is new. */
export async function homePage(visited: Visit): Promise<MadePage> {
  const { ctx, brand, locale, say, reader } = visited;
  const all = await publishedCategories(ctx, reader, locale);
  const top = all.filter(({ parentId, count }) => parentId === null && count > 0);
  const categories = await Promise.all(
    top.map(async (category) => {
      const wanted = { locale, categoryIds: within(all, category.id), limit: IN_CATEGORY };
      const entries = (await publishedList(ctx, reader, wanted)).map(entryOf);
      return { slug: category.slug, name: nameOf(category, locale), count: category.count, entries };
    }),
  );
  const read = await mostRead(ctx.db, locale, new Date(ctx.now().getTime() - MONTH_MS), IN_LIST * 3);
  const most = (await publishedAmong(ctx, reader, locale, read)).slice(0, IN_LIST).map(entryOf);
  const newest = (await publishedList(ctx, reader, { locale, limit: IN_LIST })).map(entryOf);
  const title = say("help.title");
  const description = say("help.description", { brand: brand.names[locale] ?? brand.name });
  return {
    page: {
      page: "help-home",
      help: { query: "", crumbs: [], reader: null },
      head: headOf(visited, "", { title, description }),
      ...{ categories, most, newest },
    },
    otherLocaleUrl: helpPath(otherLocale(locale)),
  };
}
