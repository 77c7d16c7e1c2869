import { defineModule } from "../../kernel/define-module.ts";
import { wordsOf } from "../../kernel/words.ts";
import { hearWriting } from "../conversations/index.ts";
import { anybody, provideReader, publishedList } from "../knowledge/index.ts";
import { hearSolvedWalk, providePortalLinks } from "../portal/index.ts";
import { jobs } from "./jobs.ts";
import { asHelp, readerFor } from "./open-help.ts";
import { reactions } from "./reactions.ts";
import { deskRoutes } from "./routes/desk.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { pageRoutes } from "./routes/pages.ts";
import { searchRoutes } from "./routes/searches.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { countWriting } from "./searches/count-searches.ts";
import { countWalk } from "./searches/count-walk.ts";

// Where nothing is published in a language, nobody is led there.
providePortalLinks(async (ctx, brand, locale) => {
  const some = await publishedList(ctx, anybody(brand.id), { locale, limit: 1 });
  return some.length === 0 ? [] : [{ href: `/help?lang=${locale}`, text: wordsOf(locale)("help.title") }];
});

// Pictures in an article are for whom the article is for.
provideReader(async (ctx, request) => (await readerFor(asHelp(ctx), request)).reader);
hearSolvedWalk((ctx, request, walk) => countWalk(asHelp(ctx), request, walk));
hearWriting((ctx, browser) => countWriting(asHelp(ctx), browser));

/** The public help site: articles for everybody, and what readers say of them. */
export const help = defineModule({
  name: "help",
  routes: [...signInRoutes, ...pageRoutes, ...feedbackRoutes, ...deskRoutes, ...searchRoutes],
  reactions,
  jobs,
});
