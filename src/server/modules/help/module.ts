import { defineModule } from "../../kernel/define-module.ts";
import { wordsOf } from "../../kernel/words.ts";
import { anybody, publishedList } from "../knowledge/index.ts";
import { providePortalLinks } from "../portal/index.ts";
import { reactions } from "./reactions.ts";
import { deskRoutes } from "./routes/desk.ts";
import { feedbackRoutes } from "./routes/feedback.ts";
import { pageRoutes } from "./routes/pages.ts";

// Where nothing is published in a language, nobody is led there.
providePortalLinks(async (ctx, brand, locale) => {
  const some = await publishedList(ctx, anybody(brand.id), { locale, limit: 1 });
  return some.length === 0 ? [] : [{ href: `/help?lang=${locale}`, text: wordsOf(locale)("help.title") }];
});

/** The public help site: articles for everybody, and what readers say of them. */
export const help = defineModule({
  name: "help",
  routes: [...pageRoutes, ...feedbackRoutes, ...deskRoutes],
  reactions,
});
